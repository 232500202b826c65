import { resolvePath } from '../images/index.ts';
import type { Disk } from './disk.ts';
import { isPattern, type Piece, patternSource } from './pattern.ts';

/** The paths that fit a pattern, sorted; none when nothing does. */
export function expandGlob(field: readonly Piece[], cwd: string, disk: Disk): string[] {
  const segments: Piece[][] = [[]];
  for (const { text, quoted } of field) {
    for (const [index, part] of text.split('/').entries()) {
      if (index > 0) segments.push([]);
      if (part !== '') segments.at(-1)?.push({ text: part, quoted });
    }
  }
  const absolute = segments[0]?.length === 0;
  let found = [absolute ? '/' : ''];
  for (const [index, segment] of segments.entries()) {
    if (segment.length === 0) {
      if (index > 0 && index === segments.length - 1) found = found.map((path) => `${path}/`);
      continue;
    }
    const join = (path: string, name: string) =>
      path === '' || path.endsWith('/') ? path + name : `${path}/${name}`;
    if (!isPattern(segment)) {
      const name = segment.map(({ text }) => text).join('');
      found = found.map((path) => join(path, name)).filter((path) => disk.kind(resolvePath(path, cwd)));
      continue;
    }
    const test = new RegExp(`^(?:${patternSource(segment, '[^/]')})$`, 'u');
    const hidden = segment[0]?.text.startsWith('.') ?? false;
    found = found.flatMap((path) =>
      (disk.list(resolvePath(path === '' ? '.' : path, cwd)) ?? [])
        .filter((name) => (hidden || !name.startsWith('.')) && test.test(name))
        .map((name) => join(path, name)),
    );
  }
  return found.sort();
}
