/** The one file that names Kubernetes versions: minor version → release, the default minor, the recommended minikube. */
export interface Kubernetes {
  readonly versions: Readonly<Record<string, string>>;
  readonly default: string;
  readonly minikube: string;
}

/** Kubernetes itself supports its three newest minor versions. */
const SUPPORTED = 3;

const byMinor = (a: string, b: string): number => Number(a.split('.')[1]) - Number(b.split('.')[1]);

/**
 * The supported versions with `release` (three numbers, e.g. `1.38.0`) among them: a newer patch replaces its
 * minor's, a newer minor pushes out the oldest and becomes the default.
 */
export function addRelease(kubernetes: Kubernetes, release: string): Kubernetes {
  const minor = release.split('.').slice(0, 2).join('.');
  const all: Record<string, string> = { ...kubernetes.versions, [minor]: release };
  const kept = Object.keys(all).sort(byMinor).slice(-SUPPORTED);
  const newest = kept.at(-1) ?? minor;
  return {
    versions: Object.fromEntries(kept.map((name) => [name, all[name] ?? release])),
    default: newest,
    minikube: kubernetes.minikube,
  };
}

/** `text` with the full release number `old` replaced by `wanted`, not inside longer numbers. */
export function replaceRelease(text: string, old: string, wanted: string): string {
  return text.replace(new RegExp(`(?<![\\d.])${old.replaceAll('.', '\\.')}(?![\\d]|\\.\\d)`, 'g'), wanted);
}

/** Lines (from 1) that name a minor version in prose, for a person to read. */
export function mentions(text: string, minor: string): { line: number; words: string }[] {
  const pattern = new RegExp(`(?<![\\d.])${minor.replaceAll('.', '\\.')}(?![\\d]|\\.\\d)`);
  return text
    .split('\n')
    .map((words, index) => ({ line: index + 1, words: words.trim() }))
    .filter(({ words }) => pattern.test(words));
}
