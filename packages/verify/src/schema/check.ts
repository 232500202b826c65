import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Lines, plainText, type YamlDocument, type YamlVerdict } from '../yaml/index.ts';
import type { Definitions, Engine, Result } from './engine.ts';
import { explain, type Judged } from './explain.ts';
import { fieldsOf } from './fields.ts';
import { checkHead, type HeadVerdict } from './head.ts';
import { checkKind } from './kind.ts';
import { mergeVersions } from './merge.ts';
import { contentsOf, type ManifestObject } from './object.ts';
import { type Places, placesOf, placesUnseen } from './places.ts';
import { pathOf } from './pointer.ts';
import { readProblem } from './problem.ts';
import { kindOfValue } from './words.ts';

/** What the engines say about one document. */
export interface Judgement {
  /** Whether Go's parser reads it; undefined without an engine. */
  readonly yaml: YamlVerdict | undefined;
  readonly results: readonly { readonly engine: Engine; readonly results: readonly Result[] }[];
}

const UNREADABLE = /error converting YAML to JSON: (.*)/s;
const DUPLICATES_ONLY = /^yaml: unmarshal errors:(?:\n {2}line \d+: key .* already set in map)+$/;

/** What the engine, not the API server, cannot do; the YAML checks say the same in their words. */
const TOO_DEEP = 'nested too deeply to be judged';

function wordsOf(results: readonly Result[]): string | undefined {
  const error = results.find(({ status }) => status === 'error')?.errors[0];
  return error === undefined ? undefined : UNREADABLE.exec(error.message)?.[1];
}

/**
 * Asks every engine about a document. kubectl lets equal keys pass, the engine does not: such a document is asked about
 * again as kubectl would send it, the last of equal keys counting.
 */
export async function judge(document: YamlDocument, engines: readonly Engine[]): Promise<Judgement> {
  const ask = async (text: string): Promise<Judgement['results']> =>
    Promise.all(engines.map(async (engine) => ({ engine, results: await engine.validate(text) })));
  const answers = await ask(document.json ? JSON.stringify(JSON.parse(document.text)) : document.text);
  const [first] = answers;
  if (first === undefined) return { yaml: undefined, results: [] };
  const words = wordsOf(first.results);
  if (words === undefined) return { yaml: { readable: true }, results: answers };
  if (!DUPLICATES_ONLY.test(words)) {
    return { yaml: { readable: false, words: `error converting YAML to JSON: ${words}` }, results: [] };
  }
  const again = document.root === undefined ? [] : await ask(JSON.stringify(document.value));
  return { yaml: { readable: true }, results: again };
}

function same(path: readonly (string | number)[], pointer: string): boolean {
  return pointer === path.map((part) => `/${part}`).join('');
}

/** Errors that the head has explained better, or that follow from it. */
function explainedByHead(head: HeadVerdict, path: string, message: string): boolean {
  const problem = readProblem(message);
  if (problem.kind === 'type' && problem.got === 'null') return path === '/metadata';
  if (problem.kind !== 'missing') return false;
  if (path === '/metadata') return problem.fields.includes('name') || problem.fields.includes('generateName');
  return path === '' && problem.fields.every((field) => field === 'metadata') && head.namesMissing;
}

/** What one version's schemas say about one object, beyond its head. */
export function checkObject(
  object: ManifestObject,
  places: Places,
  head: HeadVerdict,
  results: readonly Result[],
  definitions: Definitions,
): Diagnostic[] {
  const kind = checkKind(object, places, definitions);
  if (kind !== undefined) return [kind];
  const fields = fieldsOf(
    definitions,
    plainText(object.value['apiVersion']),
    plainText(object.value['kind']),
  );
  const judged: Judged = { object, places, fields };
  const errors = results
    .filter((result) => same(object.path, result.pointer) && result.status !== 'valid')
    .flatMap((result) => result.errors)
    .filter(({ path, message }) => !explainedByHead(head, path, message));
  const found = errors.flatMap(({ path: pointer, message }) => {
    const missingHere = errors
      .filter((other) => other.path === pointer)
      .map((other) => readProblem(other.message))
      .flatMap((problem) => (problem.kind === 'missing' ? problem.fields : []));
    return explain(judged, { path: pathOf(pointer, object.value), message, missingHere });
  });
  return withoutConsequences(found);
}

/** A required field is not missing when it is there misspelled. */
function withoutConsequences(found: readonly Diagnostic[]): Diagnostic[] {
  const meant = new Set(
    found
      .filter(({ code }) => code === 'schema-unknown-field')
      .map(({ data }) => `${data?.['parent']} ${data?.['nearest']}`),
  );
  return found.filter(
    ({ code, data }) => code !== 'schema-required' || !meant.has(`${data?.['path']} ${data?.['field']}`),
  );
}

/** Without a tree there are no places: what the engines say stands at the line that names the field, or at the top. */
function checkUnseen(
  file: string,
  lines: Lines,
  document: YamlDocument,
  results: Judgement['results'],
): Diagnostic[] {
  const places = placesUnseen(file, lines, document);
  const said = [...results].reverse().map(({ engine, results: own }) => ({
    kubernetes: engine.kubernetes,
    diagnostics: own
      .flatMap(({ errors }) => errors)
      .filter(({ message }) => message !== TOO_DEEP)
      .map(({ path: pointer, message }) => {
        const names = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
        const path = names.join('.');
        const data = { path, value: '' };
        return diagnose('schema-value', places.value(names), data, { path, detail: message });
      }),
  }));
  return mergeVersions(said);
}

/** Explains what the engines say about one document, and what kubectl says before them. */
export async function checkSchema(
  file: string,
  lines: Lines,
  document: YamlDocument,
  { results }: Judgement,
): Promise<Diagnostic[]> {
  const { root, value } = document;
  if (root === undefined) return checkUnseen(file, lines, document, results);
  const { objects, strays } = contentsOf(root, value);
  const places = placesOf(file, lines, root);
  const found: Diagnostic[] = strays.map(({ path, value: stray }) =>
    diagnose('schema-not-object', places.value(path), { got: kindOfValue(stray) }),
  );
  const heads = objects.map((object) => ({ object, head: checkHead(object, places) }));
  found.push(...heads.flatMap(({ head }) => head.diagnostics));
  const said = [];
  for (const { engine, results: own } of [...results].reverse()) {
    const suspects = heads.filter(({ head }) => !head.stops);
    const clean = own.every(({ status }) => status === 'valid' || status === 'empty');
    const definitions = clean ? undefined : await engine.definitions();
    const diagnostics =
      definitions === undefined
        ? []
        : suspects.flatMap(({ object, head }) => checkObject(object, places, head, own, definitions));
    said.push({ kubernetes: engine.kubernetes, diagnostics });
  }
  found.push(...mergeVersions(said));
  return found;
}
