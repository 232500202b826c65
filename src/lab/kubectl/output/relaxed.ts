import { OutputError } from './error.ts';

/**
 * A path as users write it (`metadata.name`, `.metadata.name`, `{.metadata.name}`), as a template.
 *
 * @throws {OutputError}
 */
export function relaxedPath(path: string): string {
  if (path === '') return path;
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (!match) {
    throw new OutputError(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
  }
  return `{.${match[1] ?? match[2]}}`;
}
