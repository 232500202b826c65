import { diagnose } from './codes/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Engines } from './engines.ts';
import { holdToExpectations } from './expectation.ts';
import { withFixes } from './fix/index.ts';
import { byPlace, checkManifest, type ManifestFile, readManifest } from './manifest.ts';
import type { Site } from './page/index.ts';
import type { PageFindings } from './pages.ts';
import { BROKEN, isInside, kindOfFile } from './paths.ts';
import { type Pool, poolOf } from './reference/index.ts';
import { checkYaml } from './yaml/index.ts';

/** What was looked at. */
export interface Checked {
  readonly files: number;
  /** YAML documents that hold anything. */
  readonly documents: number;
  /** Commands on pages. */
  readonly commands: number;
}

/** The verdict on many files. */
export interface Report {
  readonly checked: Checked;
  /** By file, in the order of the files; in a file, by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How to check many files. */
export interface VerifyOptions {
  /** What judges manifests. Without any engine, neither kinds nor fields are checked. */
  readonly engines: Engines;
  /** Report on these files alone; the others are what they may refer to. Default: all. */
  readonly only?: ReadonlySet<string>;
  /** Files of `manifests/broken/` that show what is wrong with them in place of being held to what they promise. */
  readonly candid?: ReadonlySet<string>;
  /** What was found before the files were text; of layer `api` when a file cannot be read at all. */
  readonly before?: readonly Diagnostic[];
  /** What else pages are checked against. */
  readonly site?: Omit<Site, 'manifests' | 'terms'>;
  /** Told after each file. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Guide rules that are errors everywhere: what they find is always a mistake, or nothing could be checked. */
const ALWAYS_ERRORS = new Set([
  'yaml-duplicate-key',
  'yaml-lost-document',
  'yaml-too-large',
  'yaml-too-deep',
  'schema-engine-failed',
]);

function soften(diagnostic: Diagnostic): Diagnostic {
  const { layer, severity, code, file } = diagnostic;
  if (isInside(file) || layer !== 'guide' || severity !== 'error' || ALWAYS_ERRORS.has(code))
    return diagnostic;
  return { ...diagnostic, severity: 'warning' };
}

/** Files of one group may refer to each other: those of `manifests/`, and those outside of the project. */
function poolOfGroup(manifests: readonly ManifestFile[], inside: boolean): Pool {
  const group = manifests.filter(({ file }) => isInside(file) === inside && !file.startsWith(BROKEN));
  return poolOf(group.flatMap(({ objects }) => objects));
}

/** kubectl refuses a file without objects, but not a folder that holds such a file among others. */
function nothingIn(file: string, alone: boolean): Diagnostic {
  const said = { layer: 'api', detail: 'error: no objects passed to apply' } as const;
  return diagnose('schema-no-object', { file, line: 1, column: 1 }, {}, alone ? said : {});
}

/** The parser of pages is large: a run over manifests alone does without. */
async function findOnPages(
  names: readonly string[],
  files: ReadonlyMap<string, string>,
  manifests: readonly ManifestFile[],
  { site, engines }: VerifyOptions,
): Promise<PageFindings> {
  if (names.length === 0) return { diagnostics: [], commands: new Map() };
  const [{ checkAllPages }, definitions] = await Promise.all([
    import('./pages.ts'),
    engines.schemas.at(-1)?.definitions(),
  ]);
  return checkAllPages(names, files, manifests, { ...site, ...(definitions && { definitions }) });
}

/**
 * Checks files together: manifests, pages, and what they say about each other.
 *
 * @param files path to text. Paths relative to the project's root with `/` (`manifests/hello.yaml`,
 *   `content/ch-01.mdx`) are held to the guide's rules; for all others these are warnings.
 */
export async function verifyProject(
  files: ReadonlyMap<string, string>,
  options: VerifyOptions,
): Promise<Report> {
  const { engines, only, candid, before = [], onProgress } = options;
  const wanted = (file: string): boolean => only?.has(file) ?? true;
  const names = [...files.keys()].filter((file) => kindOfFile(file) !== 'other');
  const manifests = names
    .filter((file) => kindOfFile(file) === 'manifest')
    .map((file) => readManifest(files.get(file)!, file));
  const pageNames = names.filter((file) => kindOfFile(file) === 'page');
  const data = names.filter((file) => kindOfFile(file) === 'data' && wanted(file));

  const asked = manifests.filter(({ file }) => wanted(file));
  const unreadable = new Set(before.filter(({ layer }) => layer === 'api').map(({ file }) => file));
  const total = names.filter(wanted).length;
  let done = total - asked.length;
  const ours = poolOfGroup(manifests, true);
  const theirs = poolOfGroup(manifests, false);
  // Engines may work beside this thread: ask them first, read the pages meanwhile.
  const judging = Promise.all(
    asked.map(async (manifest) => {
      const { file } = manifest;
      const around = isInside(file) ? ours : theirs;
      const checked = unreadable.has(file) ? [] : await checkManifest(manifest, engines, around);
      const found = withFixes(checked, files.get(file)!);
      if (manifest.objects.length === 0 && found.length === 0)
        found.push(nothingIn(file, asked.length === 1));
      onProgress?.(++done, total);
      const promised = file.startsWith(BROKEN) && !candid?.has(file);
      return promised ? holdToExpectations(file, files.get(file)!, found) : found;
    }),
  );
  const onPages = await findOnPages(pageNames.some(wanted) ? pageNames : [], files, manifests, options);
  const judged = await judging;
  const dataFound = data.flatMap((file) => {
    const { yaml } = readManifest(files.get(file)!, file);
    return yaml.documents.flatMap((document) => checkYaml({ file, yaml }, document));
  });
  const onPage = (file: string): Diagnostic[] => onPages.diagnostics.filter((one) => one.file === file);
  const pagesFound = [
    ...pageNames.flatMap((file) => withFixes(onPage(file), files.get(file)!)),
    ...onPages.diagnostics.filter(({ file }) => kindOfFile(file) !== 'page'),
  ];
  const found = [...before, ...judged.flat(), ...dataFound, ...pagesFound];
  const order = new Map(names.map((file, index) => [file, index]));
  return {
    checked: {
      files: total,
      documents: asked.reduce((sum, { documents }) => sum + documents, 0),
      commands: [...onPages.commands].reduce((sum, [file, count]) => sum + (wanted(file) ? count : 0), 0),
    },
    diagnostics: found
      .filter(({ file }) => wanted(file))
      .map(soften)
      .sort((one, other) => (order.get(one.file) ?? 0) - (order.get(other.file) ?? 0) || byPlace(one, other)),
  };
}
