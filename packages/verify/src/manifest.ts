import { type At, diagnose } from './codes/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Engines } from './engines.ts';
import { withFixes } from './fix/index.ts';
import { checkReferences, type Located, type Pool, poolOf } from './reference/index.ts';
import { checkSchema, contentsOf, type Engine, judge, placesOf, textAt } from './schema/index.ts';
import {
  checkJudged,
  documentsOf,
  mergeWithReferences,
  type ServerDocument,
  separatorWords,
  unreadableWords,
} from './server/index.ts';
import { checkStream, checkYaml, readYaml, type YamlDocument, type YamlFile } from './yaml/index.ts';

/** A file of manifests, read. */
export interface ManifestFile {
  readonly file: string;
  readonly yaml: YamlFile;
  /** The objects in it, members of lists included. */
  readonly objects: readonly Located[];
  /** How many documents hold anything. */
  readonly documents: number;
}

function locatedIn(file: string, yaml: YamlFile, { root, value }: YamlDocument, document: number): Located[] {
  if (root === undefined) return [];
  const places = placesOf(file, yaml.lines, root);
  return contentsOf(root, value).objects.map((object) => ({
    ...object,
    file,
    document,
    places,
    kind: textAt(object.value, 'kind') ?? '',
    name: textAt(object.value, 'metadata', 'name') ?? '',
    namespace: textAt(object.value, 'metadata', 'namespace'),
  }));
}

/**
 * Reads a file of manifests.
 *
 * @param text the file's text.
 * @param file its name, as diagnostics give it.
 */
export function readManifest(text: string, file: string): ManifestFile {
  const yaml = readYaml(text);
  return {
    file,
    yaml,
    objects: yaml.documents.flatMap((document, index) => locatedIn(file, yaml, document, index)),
    documents: yaml.documents.filter((document) => !isNothing(document)).length,
  };
}

/** What is found in one document, and whether its objects count. */
interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly readable: boolean;
}

function failure(at: At, versions: readonly string[], error: unknown): Diagnostic {
  const detail = error instanceof Error ? error.message : String(error);
  return diagnose('schema-engine-failed', at, { kubernetes: versions.join(', ') }, { detail });
}

/** A document of which the API server has not spoken: the schemas judge it. */
async function checkBySchemas(
  file: string,
  yaml: YamlFile,
  document: YamlDocument,
  engines: readonly Engine[],
): Promise<Findings> {
  const judgement = await judge(document, engines);
  const found = checkYaml({ file, yaml }, document, judgement.yaml);
  if (judgement.yaml?.readable === false) return { diagnostics: found, readable: false };
  const schema = await checkSchema(file, yaml.lines, document, judgement);
  return { diagnostics: [...found, ...schema], readable: document.root !== undefined };
}

async function checkByServer(
  file: string,
  yaml: YamlFile,
  document: YamlDocument,
  said: readonly ServerDocument[],
  engines: Engines,
): Promise<Findings> {
  const words = unreadableWords(said);
  if (words !== undefined) {
    const detail = said.map(({ message }) => message.trim()).join('\n');
    const found = checkYaml({ file, yaml }, document, { readable: false, words, detail });
    return { diagnostics: found, readable: false };
  }
  const found = checkYaml({ file, yaml }, document, { readable: true });
  const judged = await checkJudged(file, yaml.lines, document, said, engines);
  return { diagnostics: [...found, ...judged], readable: document.root !== undefined };
}

async function checkDocument(
  file: string,
  yaml: YamlFile,
  document: YamlDocument,
  said: readonly ServerDocument[],
  engines: Engines,
): Promise<Findings> {
  if (document.refusal?.cause === 'large') {
    return { diagnostics: checkYaml({ file, yaml }, document), readable: false };
  }
  try {
    return await (said.length > 0
      ? checkByServer(file, yaml, document, said, engines)
      : checkBySchemas(file, yaml, document, isNothing(document) ? [] : engines.schemas));
  } catch (error) {
    const at: At = { file, ...yaml.lines.place(document.offset) };
    const versions = engines.schemas.map(({ kubernetes }) => kubernetes);
    const found = [...checkYaml({ file, yaml }, document), failure(at, versions, error)];
    return { diagnostics: found, readable: document.root !== undefined };
  }
}

function isNothing({ root, refusal }: YamlDocument): boolean {
  if (refusal !== undefined) return false;
  return root === undefined || (root.kind === 'scalar' && root.value === null);
}

/** How kubectl names a file that is given to it where it lies. */
function calledFile(file: string): string {
  return file === '-' ? 'STDIN' : file.split(/[\\/]/).at(-1)!;
}

/** What the server says about a file; nothing when there is no server, or when it is at a loss itself. */
async function hear({ file, yaml, documents }: ManifestFile, { server }: Engines): Promise<Heard> {
  const large = yaml.documents.some(({ refusal }) => refusal?.cause === 'large');
  if (server === undefined || (documents === 0 && yaml.badSeparator === undefined) || large)
    return { said: [], diagnostics: [] };
  try {
    const said = await server.judge(yaml.lines.text, calledFile(file));
    return { said: said.some(({ message }) => TOO_DEEP.test(message)) ? [] : said, diagnostics: [] };
  } catch (error) {
    return { said: [], diagnostics: [failure({ file, line: 1, column: 1 }, [server.kubernetes], error)] };
  }
}

interface Heard {
  readonly said: readonly ServerDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the engine, not the API server, cannot do; the YAML checks say the same in their words. */
const TOO_DEEP = /nested too deeply to be judged/;

/** Order of a file: by line, then by column. */
export function byPlace(one: Diagnostic, other: Diagnostic): number {
  return one.line - other.line || one.column - other.column;
}

/**
 * Checks a file of manifests that has been read.
 *
 * @param around what the files hold that belong together with it.
 * @returns diagnostics in the order of the file.
 */
export async function checkManifest(
  manifest: ManifestFile,
  engines: Engines,
  around: Pool = poolOf([]),
): Promise<Diagnostic[]> {
  const { file, yaml, objects } = manifest;
  const heard = await hear(manifest, engines);
  const said = documentsOf(yaml.documents, yaml.lines, heard.said);
  const documents = await Promise.all(
    yaml.documents.map((document, index) => checkDocument(file, yaml, document, said[index]!, engines)),
  );
  const references = checkReferences(
    objects.filter(({ document }) => documents[document]?.readable),
    around,
  );
  const found = [...heard.diagnostics, ...documents.flatMap(({ diagnostics }) => diagnostics)];
  const stream = checkStream({ file, yaml }, separatorWords(heard.said));
  return [...mergeWithReferences(found, references), ...stream].sort(byPlace);
}

/** How to check one manifest. */
export interface ManifestOptions {
  /** Name of the file in diagnostics. */
  readonly file: string;
  /** What judges it. Without any engine, only YAML and references are checked. */
  readonly engines: Engines;
  /** Texts of other files that belong together with it, by name. */
  readonly others?: ReadonlyMap<string, string>;
}

/** Checks the text of one file of manifests. Never throws for bad input. */
export async function verifyManifest(text: string, options: ManifestOptions): Promise<Diagnostic[]> {
  const others = [...(options.others ?? [])].flatMap(([file, other]) => readManifest(other, file).objects);
  const found = await checkManifest(readManifest(text, options.file), options.engines, poolOf(others));
  return withFixes(found, text);
}
