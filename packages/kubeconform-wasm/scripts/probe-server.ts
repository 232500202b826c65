import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionName } from './schemas/definitions.ts';
import type { OpenApi } from './schemas/openapi.ts';
import { type Question, questionsOf } from './schemas/questions.ts';
import { change, fieldPath, sample } from './schemas/sample.ts';

const usage = `usage: probe-server.ts --server URL --openapi FILE
  Asks a real API server (through kubectl proxy; all requests are dry runs) which of the claims of its OpenAPI it enforces.
  FILE holds the definitions of the same release, as generator/main.go prints them.`;

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface Cause {
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

interface Answer {
  readonly isAccepted: boolean;
  readonly causes: readonly Cause[];
}

/** `enforced`: refused for this very field. `accepted`: a counterexample. Otherwise nothing is known. */
type Verdict = 'enforced' | 'accepted' | 'unknown';

async function get<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

async function resources(server: string): Promise<{ apiVersion: string; resource: Resource }[]> {
  const { groups } = await get<{ groups: { versions: { groupVersion: string }[] }[] }>(`${server}/apis`);
  const groupVersions = [
    'v1',
    ...groups.flatMap(({ versions }) => versions.map(({ groupVersion }) => groupVersion)),
  ];
  const lists = await Promise.all(
    groupVersions.map(async (apiVersion) => {
      const list = await get<{ resources: Resource[] }>(`${server}${prefix(apiVersion)}`);
      return list.resources.map((resource) => ({ apiVersion, resource }));
    }),
  );
  return lists
    .flat()
    .filter(({ resource }) => !resource.name.includes('/') && resource.verbs.includes('create'));
}

const prefix = (apiVersion: string) => (apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`);

async function ask(url: string, document: unknown): Promise<Answer> {
  const response = await fetch(`${url}?dryRun=All&fieldValidation=Strict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  const body = (await response.json()) as { details?: { causes?: Partial<Cause>[] } };
  const causes = (body.details?.causes ?? []).map(({ field = '', reason = '', message = '' }) => ({
    field,
    reason,
    message,
  }));
  return { isAccepted: response.ok, causes };
}

async function judge(
  url: string,
  openApi: OpenApi,
  root: string,
  head: object,
  q: Question,
): Promise<Verdict> {
  const document = () => Object.assign(sample(openApi, openApi[root]!, q.path) as object, head);
  const wrong = document();
  const field = fieldPath(wrong, q.path);
  change(wrong, q.path, q.claim === 'required' ? undefined : 'Bogus');
  const answer = await ask(url, wrong);
  if (answer.isAccepted) return 'accepted';
  const before = await ask(url, document());
  const isNew = (cause: Cause) =>
    !before.causes.some(({ field, message }) => `${field} ${message}` === `${cause.field} ${cause.message}`);
  const parent = fieldPath(wrong, q.path.slice(0, -1));
  return answer.causes.some((cause) => refusal[q.claim](cause, field, parent, isNew(cause)))
    ? 'enforced'
    : 'unknown';
}

/**
 * Whether a complaint is about the missing field or the wrong value. Some checks complain of what is inside the field, or
 * of the object around it; those count when a right value makes them go away.
 */
const refusal: Readonly<
  Record<Question['claim'], (cause: Cause, field: string, parent: string, isNew: boolean) => boolean>
> = {
  required: (cause, field, parent, isNew) =>
    (cause.field === field && (cause.reason === 'FieldValueRequired' || isNew)) ||
    (isNew &&
      (cause.field === parent || cause.field.startsWith(`${field}.`) || cause.field.startsWith(`${field}[`))),
  enum: (cause, field, parent, isNew) =>
    (cause.field === field && (cause.reason === 'FieldValueNotSupported' || isNew)) ||
    (isNew && cause.field === parent && cause.message.includes('Bogus')),
};

async function main(args: readonly string[]): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const server = option('--server');
  const file = option('--openapi');
  if (server === undefined || file === undefined) {
    console.error(usage);
    return 2;
  }
  const openApi = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
  const verdicts = new Map<string, Set<Verdict>>();
  const named: string[] = [];
  for (const { apiVersion, resource } of await resources(server)) {
    const root = definitionName(openApi, apiVersion, resource.kind);
    const place = resource.namespaced ? '/namespaces/default' : '';
    const url = `${server}${prefix(apiVersion)}${place}/${resource.name}`;
    const head = { apiVersion, kind: resource.kind, metadata: { name: 'probe' } };
    const nameless = Object.assign(sample(openApi, openApi[root]!) as object, head, { metadata: {} });
    const { causes } = await ask(url, nameless);
    if (causes.some(({ field }) => field === 'metadata.name')) named.push(root);
    for (const question of questionsOf(openApi, root)) {
      const key = `${question.claim} ${question.definition} ${question.field}`;
      const known = verdicts.get(key) ?? new Set();
      verdicts.set(key, known.add(await judge(url, openApi, root, head, question)));
    }
    console.error(`${apiVersion} ${resource.kind}`);
  }
  const version = await get<{ gitVersion: string }>(`${server}/version`);
  write(version.gitVersion, verdicts, named.sort());
  return 0;
}

function write(
  server: string,
  verdicts: ReadonlyMap<string, ReadonlySet<Verdict>>,
  named: readonly string[],
): void {
  const keep = (claim: string) =>
    [...verdicts]
      .filter(
        ([key, found]) => key.startsWith(`${claim} `) && found.has('enforced') && !found.has('accepted'),
      )
      .map(([key]) => key.slice(claim.length + 1))
      .sort();
  const content = {
    comment:
      'Generated by scripts/probe-server.ts: claims of OpenAPI that this API server enforces. Do not edit.',
    server,
    asked: verdicts.size,
    named,
    required: keep('required'),
    enum: keep('enum'),
  };
  writeFileSync(
    join(import.meta.dirname, '..', 'generator', 'enforced.json'),
    `${JSON.stringify(content, null, 2)}\n`,
  );
  for (const [key, found] of verdicts)
    if (!found.has('enforced') || found.has('accepted')) console.log(key, [...found].join());
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
