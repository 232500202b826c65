import { readYaml } from 'kubernetes-guide-verify/yaml';
import { Failure } from '../errors.ts';
import { colonTooMany, goWords } from './go-yaml.ts';

/**
 * The documents of a text of YAML or JSON as kubectl reads it: empty ones are left out.
 *
 * @throws {Failure} in the words of Go's YAML library.
 */
export function* readDocuments(text: string): Generator<unknown> {
  for (const { value, refusal, text: part, root, offset } of readYaml(text).documents) {
    if (refusal && /^\s*\{/.test(part) && !/\}\s*$/.test(part)) throw new Failure('unexpected EOF');
    const wrong = (words: string) => new Failure(`error converting YAML to JSON: ${words}`);
    if (refusal && root === undefined) {
      throw wrong(goWords(text, [offset, offset + part.length], refusal.offset));
    }
    if (refusal && root?.kind === 'scalar' && /:(\s|$)/.test(text.slice(refusal.offset))) {
      throw wrong(colonTooMany(text, refusal.offset));
    }
    // Without prototypes, and aliases apart: what JSON would have said.
    if (value !== null) yield JSON.parse(JSON.stringify(value));
  }
}
