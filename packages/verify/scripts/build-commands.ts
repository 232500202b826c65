import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** A flag and a command as `generator/` prints them. */
interface Flag {
  readonly name: string;
  readonly shorthand?: string;
  readonly type: string;
  readonly noOptDefVal?: string;
  readonly deprecated?: string;
  readonly required?: boolean;
  readonly scope: 'local' | 'persistent' | 'inherited';
}
interface Command {
  readonly name: string;
  readonly use: string;
  readonly aliases?: readonly string[];
  readonly deprecated?: string;
  readonly hidden?: boolean;
  readonly runnable: boolean;
  readonly flags: readonly Flag[];
  readonly commands?: readonly Command[];
}

/** A resource as the API server's aggregated discovery lists it. */
interface Resource {
  readonly resource: string;
  readonly singularResource: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly responseKind: { readonly kind: string };
  readonly scope: 'Namespaced' | 'Cluster';
  readonly verbs: readonly string[];
}
interface Group {
  readonly metadata: { readonly name?: string };
  readonly versions: readonly { readonly version: string; readonly resources: readonly Resource[] }[];
}

const DATA = new URL('../src/command/data/', import.meta.url);
const SCHEMAS = new URL('../../kubeconform-wasm/assets/schemas/', import.meta.url);
const HEAD = '// Made by scripts/build-commands.ts; do not edit.\n';

const asText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A tree without what checking does not need: usage texts, defaults, inherited flags, doubles. */
function trim(root: Command): string {
  const flags: string[] = [];
  const numberOf = ({ name, shorthand, type, noOptDefVal, deprecated, required, scope }: Flag): number => {
    const entry = JSON.stringify([
      name,
      type,
      shorthand ?? '',
      noOptDefVal ?? '',
      deprecated ?? '',
      (required ? 1 : 0) + (scope === 'persistent' ? 2 : 0),
    ]).replace(/(?:,"")+(,0)?\]$/, ']');
    if (!flags.includes(entry)) flags.push(entry);
    return flags.indexOf(entry);
  };
  const node = (command: Command): unknown => [
    command.name,
    command.use === command.name ? '' : command.use,
    command.aliases ?? [],
    (command.runnable ? 1 : 0) + (command.hidden ? 2 : 0),
    command.flags.filter(({ scope }) => scope !== 'inherited').map(numberOf),
    (command.commands ?? []).map(node),
    ...(command.deprecated ? [command.deprecated] : []),
  ];
  const tree = JSON.stringify(node(root));
  return `{"flags":[${flags.join(',')}],"root":${tree}}`;
}

async function writeTree(tool: string, version: string, file: string): Promise<void> {
  const root = JSON.parse(await readFile(file, 'utf8')) as Command;
  const text = `${HEAD}\n/** The commands and flags of ${tool} ${version}, as JSON; \`cobra/tree.ts\` reads it. */\nexport const ${tool} =\n  ${asText(trim(root))};\n`;
  await writeFile(new URL(`${tool}.ts`, DATA), text);
}

/** A resource of the core group, whose discovery has an older form. */
interface CoreResource {
  readonly name: string;
  readonly singularName: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const fromCore = ({ name, singularName, kind, namespaced, ...rest }: CoreResource): Resource => ({
  ...rest,
  resource: name,
  singularResource: singularName,
  responseKind: { kind },
  scope: namespaced ? 'Namespaced' : 'Cluster',
});

/** One line a resource: name, singular, short names, kind, group and version, scope, categories, verbs. */
async function writeResources(version: string, discovery: string, core: string): Promise<void> {
  const groups = JSON.parse(await readFile(discovery, 'utf8')) as { items: readonly Group[] };
  const own = JSON.parse(await readFile(core, 'utf8')) as { resources: readonly CoreResource[] };
  const schemas = gunzipSync(await readFile(new URL(`${version}.json.gz`, SCHEMAS)));
  const { kinds } = JSON.parse(schemas.toString()) as { kinds: Readonly<Record<string, string>> };
  const coreResources = own.resources.filter(({ name }) => !name.includes('/')).map(fromCore);
  const all: readonly Group[] = [
    { metadata: {}, versions: [{ version: 'v1', resources: coreResources }] },
    ...groups.items,
  ];
  const lines = all.flatMap(({ metadata: { name }, versions }) =>
    versions.flatMap(({ version: each, resources }) => {
      const apiVersion = name ? `${name}/${each}` : each;
      return resources
        .filter(({ responseKind: { kind } }) => `${apiVersion}/${kind}` in kinds)
        .map((resource) =>
          [
            resource.resource,
            resource.singularResource,
            (resource.shortNames ?? []).join(),
            resource.responseKind.kind,
            apiVersion,
            resource.scope === 'Namespaced' ? 'n' : 'c',
            (resource.categories ?? []).join(),
            ['get', 'list', 'delete'].filter((verb) => resource.verbs.includes(verb)).join(),
          ].join(' '),
        );
    }),
  );
  if (lines.length < 50 || !lines.includes('pods pod po Pod v1 n all get,list,delete'))
    throw new Error('discovery holds too little');
  await writeFile(
    new URL('resources.ts', DATA),
    `${HEAD}\n/** What an API server ${version} serves by default, a line a resource; \`kubectl/resources.ts\` reads it. */\nexport const resources = \`\n${lines.join('\n')}\n\`;\n`,
  );
}

const [kubectl, minikube, discovery, core] = process.argv.slice(2);
if (!kubectl || !minikube || !discovery || !core) {
  console.error(
    'usage: build-commands.ts KUBECTL-TREE.json MINIKUBE-TREE.json AGGREGATED_V2.json API__V1.json\n' +
      'The trees come from generator/, the discovery files from api/discovery of the Go module k8s.io/kubernetes.',
  );
  process.exit(2);
}
await writeTree('kubectl', '1.37.2', kubectl);
await writeTree('minikube', '1.38.1', minikube);
await writeResources('1.37.2', discovery, core);
