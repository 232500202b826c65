import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Engines } from '../engines.ts';
import {
  checkHead,
  checkKind,
  checkObject,
  checkSchema,
  contentsOf,
  type Engine,
  judge,
  kindOfValue,
  type ManifestObject,
  mergeVersions,
  type Places,
  placesOf,
  placesUnseen,
  versionsDiffer,
} from '../schema/index.ts';
import type { Lines, YamlDocument } from '../yaml/index.ts';
import { attach } from './early.ts';
import type { ServerDocument } from './engine.ts';
import { explainErrors, explainWarnings } from './explain.ts';
import { sameProblem } from './merge.ts';

/** Stages after which the server has seen everything in an object. */
const SEEN_WHOLE = new Set(['admit', 'validate', 'accepted']);

/** One document that the server has judged, with the engines that know other versions. */
class Judged {
  readonly #document: YamlDocument;
  readonly #places: Places;
  readonly #engines: Engines;
  readonly #asked = new Map<Engine, Promise<Awaited<ReturnType<typeof judge>>>>();

  constructor(document: YamlDocument, places: Places, engines: Engines) {
    this.#document = document;
    this.#places = places;
    this.#engines = engines;
  }

  get #newest(): Engine | undefined {
    const { schemas, server } = this.#engines;
    return schemas.find(({ kubernetes }) => kubernetes === server?.kubernetes);
  }

  /** What the schemas of one version say about an object. */
  async #schema(engine: Engine, object: ManifestObject): Promise<Diagnostic[]> {
    const asked = this.#asked.get(engine) ?? judge(this.#document, [engine]);
    this.#asked.set(engine, asked);
    const results = (await asked).results.flatMap(({ results: own }) => own);
    const head = checkHead(object, this.#places);
    return checkObject(object, this.#places, head, results, await engine.definitions());
  }

  /** What only older versions object to. */
  async #older(object: ManifestObject, known: readonly Diagnostic[]): Promise<Diagnostic[]> {
    const newest = this.#newest;
    if (newest === undefined) return [];
    const now = await newest.definitions();
    const said = [];
    for (const engine of this.#engines.schemas) {
      if (engine === newest || !versionsDiffer(object.value, await engine.definitions(), now)) continue;
      said.push({ kubernetes: engine.kubernetes, diagnostics: await this.#schema(engine, object) });
    }
    if (said.every(({ diagnostics }) => diagnostics.length === 0)) return [];
    const also = [...known, ...(await this.#schema(newest, object))];
    const only = said.reverse().map(({ kubernetes, diagnostics }) => ({
      kubernetes,
      diagnostics: diagnostics.filter((one) => !also.some((other) => sameProblem(one, other))),
    }));
    return mergeVersions([{ kubernetes: newest.kubernetes, diagnostics: [] }, ...only]);
  }

  /** An object that the server does not judge: the schemas do. */
  async unjudged(object: ManifestObject): Promise<Diagnostic[]> {
    const { diagnostics, stops } = checkHead(object, this.#places);
    if (stops) return [...diagnostics];
    const said = [];
    for (const engine of [...this.#engines.schemas].reverse()) {
      said.push({ kubernetes: engine.kubernetes, diagnostics: await this.#schema(engine, object) });
    }
    return [...diagnostics, ...mergeVersions(said)];
  }

  /** What is known of an object that the server did not get to see whole. */
  async #early(object: ManifestObject, own: ServerDocument): Promise<Diagnostic[]> {
    const newest = this.#newest;
    const { diagnostics, stops } = checkHead(object, this.#places);
    if (stops || newest === undefined) return [...diagnostics];
    const kind = checkKind(object, this.#places, await newest.definitions());
    if (kind !== undefined) return [...diagnostics, kind];
    if (own.stage === 'mapping') return [...diagnostics];
    return [...diagnostics, ...(await this.#schema(newest, object))];
  }

  async object(object: ManifestObject, own: ServerDocument): Promise<Diagnostic[]> {
    if (own.verdict === 'unjudged') return this.unjudged(object);
    const warnings = explainWarnings(object, this.#places, own);
    if (own.verdict === 'accept') return [...warnings, ...(await this.#older(object, []))];
    if (!SEEN_WHOLE.has(own.stage)) {
      const found = attach(object, this.#places, own, await this.#early(object, own));
      return [...warnings, ...found, ...(await this.#older(object, found))];
    }
    const errors = explainErrors(object, this.#places, own);
    return [...warnings, ...errors, ...(await this.#older(object, errors))];
  }
}

function isAt({ path }: ManifestObject, { pointer }: ServerDocument): boolean {
  return pointer === path.map((part) => `/${part}`).join('');
}

/**
 * Gives what is known of a document that kubectl cannot take apart (a value that is no object, a list with a member that
 * is none) the words of kubectl.
 */
function checkWhole(
  places: Places,
  whole: readonly ServerDocument[],
  known: readonly Diagnostic[],
): Diagnostic[] {
  if (whole.length === 0) return [...known];
  const detail = whole.map(({ message }) => message.trim()).join('\n');
  if (known.length > 0) return known.map((one) => ({ ...one, detail }));
  return [diagnose('server-rejected', places.key([]), { because: '' }, { detail })];
}

/**
 * Checks one document that the API server has judged. Its verdict counts for its version; schemas tell what other
 * versions say, and where in a document lies what the server did not name.
 *
 * @param said what the server says about the document's objects.
 */
export async function checkJudged(
  file: string,
  lines: Lines,
  document: YamlDocument,
  said: readonly ServerDocument[],
  engines: Engines,
): Promise<Diagnostic[]> {
  const { root, value } = document;
  if (root === undefined) {
    const judged = said.every(({ verdict }) => verdict !== 'unjudged');
    if (judged) return checkUnseen(file, lines, document, said);
    return checkSchema(file, lines, document, await judge(document, engines.schemas));
  }
  const { objects, strays } = contentsOf(root, value);
  const places = placesOf(file, lines, root);
  const judged = new Judged(document, places, engines);
  const stray = strays.map(({ path, value: one }) =>
    diagnose('schema-not-object', places.value(path), { got: kindOfValue(one) }),
  );
  const found: Diagnostic[] = [];
  const unheard: Diagnostic[] = [...stray];
  const heard = new Set<ServerDocument>();
  for (const object of objects) {
    const own = said.find((one) => isAt(object, one));
    if (own !== undefined) heard.add(own);
    if (own === undefined) unheard.push(...(await judged.unjudged(object)));
    else found.push(...(await judged.object(object, own)));
  }
  const whole = said.filter((one) => one.verdict === 'reject' && !heard.has(one));
  return [...found, ...checkWhole(places, whole, unheard)];
}

/** Without a tree there are no places: what the server says stands at the line that names the field, or at the top. */
function checkUnseen(
  file: string,
  lines: Lines,
  document: YamlDocument,
  said: readonly ServerDocument[],
): Diagnostic[] {
  const places = placesUnseen(file, lines, document);
  const node = { kind: 'scalar', text: '', value: null, style: 'absent', start: 0, end: 0 } as const;
  const object: ManifestObject = { path: [], value: {}, node };
  return said.flatMap((one) => [
    ...explainWarnings(object, places, one),
    ...(one.verdict === 'reject' ? explainErrors(object, places, one) : []),
  ]);
}
