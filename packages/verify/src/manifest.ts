import { type At, diagnose } from './codes/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { checkReferences, type Located, type Pool, poolOf } from './reference/index.ts';
import {
  checkSchema,
  contentsOf,
  type Engine,
  type Judgement,
  judge,
  placesOf,
  textAt,
} from './schema/index.ts';
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
  const holds = ({ root, refusal }: YamlDocument): boolean =>
    refusal !== undefined || (root !== undefined && !(root.kind === 'scalar' && root.style === 'absent'));
  return {
    file,
    yaml,
    objects: yaml.documents.flatMap((document, index) => locatedIn(file, yaml, document, index)),
    documents: yaml.documents.filter(holds).length,
  };
}

/** What is found in one document, and whether its objects count. */
interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly readable: boolean;
}

async function checkDocument(
  file: string,
  yaml: YamlFile,
  document: YamlDocument,
  engines: readonly Engine[],
): Promise<Findings> {
  const readable = document.root !== undefined;
  let judgement: Judgement;
  try {
    judgement = await judge(document, engines);
  } catch (error) {
    const at: At = { file, ...yaml.lines.place(document.offset) };
    const kubernetes = engines.map((engine) => engine.kubernetes).join(', ');
    const detail = error instanceof Error ? error.message : String(error);
    const failed = diagnose('schema-engine-failed', at, { kubernetes }, { detail });
    return { diagnostics: [...checkYaml({ file, yaml }, document), failed], readable };
  }
  const found = checkYaml({ file, yaml }, document, judgement.yaml);
  if (judgement.yaml?.readable === false) return { diagnostics: found, readable: false };
  return { diagnostics: [...found, ...(await checkSchema(file, yaml.lines, document, judgement))], readable };
}

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
  { file, yaml, objects }: ManifestFile,
  engines: readonly Engine[],
  around: Pool = poolOf([]),
): Promise<Diagnostic[]> {
  const documents = await Promise.all(
    yaml.documents.map((document) => checkDocument(file, yaml, document, engines)),
  );
  return [
    ...documents.flatMap(({ diagnostics }) => diagnostics),
    ...checkStream({ file, yaml }),
    ...checkReferences(
      objects.filter(({ document }) => documents[document]?.readable),
      around,
    ),
  ].sort(byPlace);
}

/** How to check one manifest. */
export interface ManifestOptions {
  /** Name of the file in diagnostics. */
  readonly file: string;
  /** One a Kubernetes version. Without any, only YAML and references are checked. */
  readonly engines: readonly Engine[];
  /** Texts of other files that belong together with it, by name. */
  readonly others?: ReadonlyMap<string, string>;
}

/** Checks the text of one file of manifests. Never throws for bad input. */
export async function verifyManifest(text: string, options: ManifestOptions): Promise<Diagnostic[]> {
  const others = [...(options.others ?? [])].flatMap(([file, other]) => readManifest(other, file).objects);
  return checkManifest(readManifest(text, options.file), options.engines, poolOf(others));
}
