import { readYaml } from 'kubernetes-guide-verify/yaml';
import { Failure } from '../errors.ts';
import { goWords } from './go-yaml.ts';

/**
 * The documents of a text of YAML or JSON as kubectl reads it: empty ones are left out.
 *
 * @throws {Failure} in the words of Go's YAML library.
 */
export function* readDocuments(text: string): Generator<unknown> {
  for (const { value, refusal, text: part, root, offset } of readYaml(text).documents) {
    if (refusal && root === undefined) {
      throw new Failure(
        `error converting YAML to JSON: ${goWords(text, [offset, offset + part.length], refusal)}`,
      );
    }
    // Without prototypes, and aliases apart: what JSON would have said.
    if (value !== null) yield JSON.parse(JSON.stringify(value));
  }
}
