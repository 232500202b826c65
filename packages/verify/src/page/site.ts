import type { Definitions } from 'kubeconform-wasm';

/** What the pages of a site are checked against. All paths are relative to the project's root, with `/`. */
export interface Site {
  /** Manifests by path relative to `manifests/` (`hello.yaml`, `broken/tab.yaml`), with their text. */
  readonly manifests: ReadonlyMap<string, string>;
  /**
   * Symbolic links among the manifests, by path relative to `manifests/`, with what they point to: a path relative
   * to `manifests/`, or absolute or with `..` when it leaves it.
   */
  readonly symlinks?: ReadonlyMap<string, string>;
  /** Where the site is served: `/` or `/guide/`. */
  readonly base?: string;
  /** Origin of the published site, `https://example.org`. */
  readonly origin?: string;
  /** Addresses below the base that exist without being pages (`playground/`). */
  readonly routes?: ReadonlySet<string>;
  /** Ids of the glossary's terms. Not given: terms are not checked. */
  readonly terms?: ReadonlySet<string>;
  /** The schemas of the API's objects. Not given: no field of an output expression is looked for. */
  readonly definitions?: Definitions;
}

/** The address below which the manifests are published, when the site's own is known. */
export function publishedAt({ origin, base = '/' }: Site): string | undefined {
  return origin === undefined
    ? undefined
    : `${origin.replace(/\/$/, '')}${base.replace(/\/*$/, '/')}manifests/`;
}
