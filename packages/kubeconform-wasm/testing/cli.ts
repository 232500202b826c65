import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that all commands run in: paths in their output are relative to it. */
export const repository = join(import.meta.dirname, '..', '..', '..');

export const cliRecordingFile = join(import.meta.dirname, '..', 'testdata', 'cli.json');

const data = 'packages/kubeconform-wasm/testdata/cli';
const shipped = '1.37.2';

/** A command line, and what stands on its standard input. */
export interface CliCase {
  readonly args: readonly string[];
  /** A file of the repository. */
  readonly stdin?: string;
}

/** What a command did. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

const file = (name: string) => `${data}/${name}`;
const everything = [
  ...['good', 'bad', 'list', 'empty-list', 'blank', 'comment', 'twice', 'lost', 'generated', 'odd', 'bytes'],
  'dice',
].map((name) => file(`${name}.yaml`));
const dice = ['-schema-location', `${data}/schemas/{{ .ResourceKind }}{{ .KindSuffix }}.json`];
const version = ['-kubernetes-version', shipped];

/** Many flags on many files. `default` is where the shipped schemas are. */
export const cliCases: readonly CliCase[] = [
  // Every output with everything it can say.
  ...['json', 'junit', 'pretty', 'tap', 'text'].flatMap((output) =>
    [
      [],
      ['-summary'],
      ['-verbose'],
      ['-verbose', '-summary', '-strict'],
      ['-ignore-missing-schemas', '-verbose'],
    ].map(
      (flags): CliCase => ({
        args: [
          ...version,
          '-output',
          output,
          ...flags,
          '-schema-location',
          'default',
          ...dice,
          ...everything,
          file('folder'),
        ],
      }),
    ),
  ),
  ...['json', 'junit', 'pretty', 'tap', 'text'].flatMap((output) =>
    ['good', 'bad', 'list', 'empty-list', 'blank', 'twice', 'lost'].map(
      (name): CliCase => ({
        args: [
          ...version,
          '-n=1',
          '-output',
          output,
          '--summary',
          '-verbose',
          '-schema-location',
          'default',
          '-',
        ],
        stdin: file(`${name}.yaml`),
      }),
    ),
  ),
  // What to skip, to reject and to ignore.
  ...[
    ['-skip', 'Service, ,Dice'],
    ['-skip', 'v1/Service', '-output', 'pretty'],
    ['-skip', 'v2/Service'],
    ['-reject', 'apps/v1/Deployment,Secret'],
    ['-reject', 'Service', '-skip', 'Service'],
    ['-ignore-filename-pattern', 'ba[dn]', '-ignore-filename-pattern', '^packages.*dice'],
    ['-ignore-filename-pattern', '(?i)b\\.YAML$'],
    ['-ignore-filename-pattern', '('],
    ['-exit-on-error', '-n', '1'],
    ['-strict=false'],
    ['--strict=TRUE', '-debug'],
  ].map(
    (flags): CliCase => ({
      args: [
        ...version,
        '-verbose',
        '-summary',
        ...flags,
        '-schema-location',
        'default',
        file('folder'),
        file('good.yaml'),
      ],
    }),
  ),
  // Where schemas are.
  ...[
    `${data}/schemas/parts.json`,
    `${data}/schemas/broken.json`,
    `${data}/schemas/null.json`,
    `${data}/schemas/dangling.json`,
    `${data}/schemas/wrong.json`,
    `${data}/schemas/nowhere.json`,
    `${data}/nowhere`,
    `${data}/good.yaml`,
    `${data}/schemas/{{.ResourceKind}}-{{- .KindSuffix | slice 1}}.json`,
    `${data}/schemas/{{.ResourceKind}}{{.KindSuffix}}.json`,
    `${data}/schemas/{{ if eq .Group "dice.example.com" }}dice-dice-v1{{ else }}nowhere{{ end }}.json`,
    `${data}/schemas/{{ printf "%s%s" .ResourceKind .KindSuffix }}{{/* a comment */}}.json`,
    `${data}/schemas/{{ slice .ResourceKind 0 4 }}-{{ (slice .ResourceKind 0 4) | print }}-{{ .ResourceAPIVersion }}.json`,
    `${data}/schemas/{{ if true }}{{ .ResourceKind | printf "%s-%s" "dice" }}{{- end }}-v1.json`,
    '{{ eq .Group 1 }}',
    '{{ slice .Group 2 1 }}',
    '{{ (slice .Group 0 9)  | print "a" }}',
    '{{ .Group .Kind }}',
    '{{ (print .Group }}',
    '{{ .Nothing }}',
    '{{ .Group.Name }}',
    '{{ nothing .Group }}',
    '{{ if .Group }}',
    '{{ end }}',
    '{{ "',
    '{{',
    '{{ }}',
    '{{ len .Group .Group }}',
    'x%zz.json',
  ].map((location): CliCase => ({ args: ['-verbose', '-schema-location', location, file('dice.yaml')] })),
  // Flags as Go reads them.
  ...[
    ['-h'],
    ['--h=false', file('nowhere.yaml')],
    ['-help'],
    ['-xyz'],
    ['---'],
    ['-=1'],
    ['--', '-h'],
    ['-n'],
    ['-n', 'four'],
    ['-n', '0x'],
    ['-n', '99999999999999999999'],
    ['-strict=yes', '-h'],
    ['-summary=', file('good.yaml')],
    ['-kubernetes-version', '1.25'],
    ['-kubernetes-version=v1.25.0'],
    ['-output', 'yaml', file('good.yaml')],
    ['-cache', file('nowhere'), file('good.yaml')],
    ['-cache', file('good.yaml'), file('good.yaml')],
    ['-schema-location'],
    ['-skip="', '-zzz\u00e9\t'],
    [file('nowhere.yaml')],
    [file('good.yaml/inside.yaml')],
    ['-summary', file('folder/d.txt')],
    ['-output', 'tap', file('folder/d.txt')],
    ['-output', 'json', file('folder/d.txt')],
    ['-output', 'junit', file('folder/d.txt')],
  ].map((args): CliCase => ({ args })),
];

/** How a case is kept in the recording. */
export const cliCaseName = ({ args, stdin }: CliCase): string =>
  `${args.join(' ')}${stdin === undefined ? '' : ` < ${stdin}`}`;

const published = 'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/';

/**
 * What the native tool does. For `default` it is given a folder of the shipped schemas, and one worker, so that results come
 * in the order of files.
 *
 * @param schemas folder as `writeSchemas` writes it
 */
export function runNatively(kubeconform: string, { args, stdin }: CliCase, schemas: string): Outcome {
  const given = args.map((arg) => (arg === 'default' ? schemas : arg));
  const single = args.includes('-n') || !args.some((arg) => arg === '-schema-location') ? [] : ['-n', '1'];
  const { stdout, stderr, status } = spawnSync(kubeconform, [...single, ...given], {
    cwd: repository,
    encoding: 'utf8',
    timeout: 60_000,
    ...(stdin === undefined ? {} : { input: readFileSync(join(repository, stdin)) }),
  });
  const plain = (text: string) => normalize(text.replaceAll(`file://${schemas}/`, published), kubeconform);
  return { stdout: plain(stdout), stderr: plain(stderr), code: status ?? -1 };
}

/** Without what differs from one machine or run to the next. */
export function normalize(text: string, program: string): string {
  return text
    .replaceAll(`file://${repository}/`, 'file:///repository/')
    .replaceAll(`Usage: ${program} `, 'Usage: kubeconform ')
    .replace(/time="[\d.e-]+" tests/, 'time="0" tests');
}
