import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, mutants } from './mutate.ts';

const testdata = join(import.meta.dirname, '..', 'testdata');

/** How many mutants the conformance test looks at, and the seed they come from. */
const mutantCount = 600;
const mutantSeed = 20261123;

/** One answer of a real API server; see testdata/README.md. */
export interface Verdict {
  readonly file: string;
  readonly verdict: 'accept' | 'reject';
  /** How far it came, such as `6 server: unknown field`. */
  readonly stage: string;
  readonly stderr: string;
}

/** The cases that a real API server judged, with its verdicts. */
export function serverCases(): (Verdict & { readonly text: string })[] {
  return readFileSync(join(testdata, 'verdicts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict)
    .map((verdict) => ({ ...verdict, text: readFileSync(join(testdata, 'verdicts', verdict.file), 'utf8') }));
}

/** Good manifests, broken in many ways. */
export function mutantCases(): Manifest[] {
  const folder = join(testdata, 'manifests');
  const manifests = readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  return mutants(manifests, mutantCount, mutantSeed);
}

const pod = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1}]}\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';
const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

/** Ways to write a value that one reader of YAML takes otherwise than another. */
const readings: readonly string[] = [
  `${pod}metadata: [1]\n`,
  `${pod}metadata: {name: 5}\n`,
  `${pod}metadata: {name: a, Name: b}\n`,
  `${pod}metadata: {generateName: ""}\n`,
  `${pod}Metadata: 5\n`,
  `KIND: x\n${pod}`,
  'kind: 5\napiVersion: v1\n',
  'kind: Pod\napiVersion: 1\n',
  'kind: ""\napiVersion: v1\n',
  'kind: "Li\\x73t"\napiVersion: v1\nitems: [{apiVersion: v1, kind: Pod}]\n',
  `${config}data: {1: x}\n`,
  `${config}data: {true: x, ~: y}\n`,
  `${config}data: {? [a] : x}\n`,
  `${config}data: {a: .nan}\n`,
  `${config}data: {a: 2001-01-01}\n`,
  `${config}data: {a: !!binary aGVsbG8=}\n`,
  `${config}data: {a: !!str 5}\n`,
  `${config}data: {<<: {a: b}}\n`,
  `${config}data: {a: &x b, c: *x}\n`,
  `${config}data: {a: *x}\n`,
  `${config}data: {a: b, a: c}\n`,
  `${service}spec: {ports: [{port: 80.5}, {port: 1e2}, {port: 0x50}, {port: 0o17}, {port: 8_0}, {port: -0.0}]}\n`,
  `${service}spec: {ports: [{port: 18446744073709551615}, {port: 9007199254740993}]}\n`,
  '- a\n',
  'a\n',
  '{}\n',
];

/** All texts of the conformance test. */
export function conformanceCases(): Manifest[] {
  return [
    ...serverCases().map(({ file, text }) => ({ name: file, text })),
    ...readings.map((text, index) => ({ name: `reading ${index}`, text })),
    ...mutantCases(),
  ];
}
