import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { verifyProject } from '../project.ts';
import { createEngines } from '../wasm-engines.ts';
import { applyFixes, mend } from './index.ts';

const engines = createEngines(['1.37']);
const FILE = 'manifests/web.yaml';
const PAGE = 'content/ch-01-x.mdx';
const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n';

async function check(files: ReadonlyMap<string, string>, only?: ReadonlySet<string>) {
  return (await verifyProject(files, { engines, ...(only && { only }) })).diagnostics;
}

async function fixed(text: string, file = FILE): Promise<string> {
  const files = new Map([[file, text]]);
  const { texts } = await mend(files, await check(files), check);
  return texts.get(file) ?? text;
}

const fence = (command: string): string =>
  `---\ntitle: x\ndescription: x.\n---\n\n\`\`\`console\n$ ${command}\n\`\`\`\n`;

const CASES: readonly (readonly [what: string, text: string, expected: string, file?: string])[] = [
  ['tabs', `${HEAD}\tports:\n\t\t- port: 80\n`, `${HEAD}  ports:\n    - port: 80\n`],
  ['a tab behind a dash', `${HEAD}  ports:\n    -\tport: 80\n`, `${HEAD}  ports:\n    - port: 80\n`],
  [
    'an enum',
    `${HEAD}  type: "clusterip" # c\n  ports: [{port: 80}]\n`,
    `${HEAD}  type: "ClusterIP" # c\n  ports: [{port: 80}]\n`,
  ],
  [
    'a value that is no matter of case',
    `${HEAD}  type: X\n  ports: [{port: 80}]\n`,
    `${HEAD}  type: X\n  ports: [{port: 80}]\n`,
  ],
  [
    'tabs that hide an enum',
    `${HEAD}\ttype: clusterIP\n\tports: [{port: 80}]\n`,
    `${HEAD}  type: ClusterIP\n  ports: [{port: 80}]\n`,
  ],
  ['no-break spaces', `${HEAD}\u00a0\u00a0ports: [{port: 80}]\n`, `${HEAD}  ports: [{port: 80}]\n`],
  [
    'a hidden character',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\u200b\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  ],
  [
    'round quotes',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: “web”}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "web"}\n',
  ],
  [
    'a small letter',
    'apiVersion: v1\nkind: configMap\nmetadata: {name: a}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  ],
  [
    'a head with a capital',
    'apiVersion: v1\nKind: ConfigMap\nmetadata: {name: a}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  ],
  [
    'a byte order mark, CRLF and blanks at the ends',
    '\ufeffapiVersion: v1 \r\nkind: configmap\t\r\nmetadata: {name: a}\r\ndata:\r\n  a: |  \r\n    x  \r\n',
    '\ufeffapiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: a}\r\ndata:\r\n  a: |  \r\n    x  \r\n',
  ],
  [
    'a separator',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n----\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n',
  ],
  [
    'a dash in a command',
    fence('kubectl get pods —all-namespaces'),
    fence('kubectl get pods --all-namespaces'),
    PAGE,
  ],
  [
    'quotes in a command',
    fence('kubectl get pods -l “app=web”'),
    fence('kubectl get pods -l "app=web"'),
    PAGE,
  ],
  ['a hidden blank in a command', fence('kubectl\u00a0get\u00a0pods'), fence('kubectl get pods'), PAGE],
  ['what needs thought', `${HEAD}  prots: [{port: 80}]\n`, `${HEAD}  prots: [{port: 80}]\n`],
];

test.each(CASES)('%s', async (_, text, expected, file) => {
  const once = await fixed(text, file);
  expect(once).toBe(expected);
  expect(await fixed(once, file)).toBe(once);
});

/** A small generator with a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const NOISE = ['\t', '\u00a0', ' ', '\u200b', '“', '”', '\r\n', '----\n', 'clusterip', '—', '"', '\ufeff'];

test('whatever is put into a manifest: fixing twice is fixing once, and errors do not become more', async () => {
  const next = random(20261125);
  const base = `${HEAD}  type: ClusterIP\n  ports:\n    - port: 80\n      targetPort: 8080\n`;
  let changed = 0;
  for (let round = 0; round < 150; round++) {
    let text = base;
    for (let count = 0; count < 1 + Math.floor(next() * 4); count++) {
      const at = Math.floor(next() * text.length);
      const cut = next() < 0.3 ? 1 : 0;
      text = text.slice(0, at) + NOISE[Math.floor(next() * NOISE.length)]! + text.slice(at + cut);
    }
    const once = await fixed(text);
    if (once !== text) changed += 1;
    expect(await fixed(once), JSON.stringify(text)).toBe(once);
    const errors = async (given: string, source?: string) =>
      (await check(new Map([[FILE, given]]))).filter(
        (one) => one.severity === 'error' && (source === undefined || one.source === source),
      ).length;
    const yaml = [await errors(text, 'yaml'), await errors(once, 'yaml')] as const;
    expect(yaml[1], JSON.stringify(text)).toBeLessThanOrEqual(yaml[0]);
    if (yaml[0] === 0)
      expect(await errors(once), JSON.stringify(text)).toBeLessThanOrEqual(await errors(text));
  }
  expect(changed).toBeGreaterThan(30);
}, 60_000);

const at = (line: number, column: number, endColumn: number, text: string): Diagnostic => ({
  file: 'a',
  line,
  column,
  severity: 'error',
  layer: 'guide',
  code: 'x',
  message: '',
  source: 'x',
  fixes: [
    { title: '', edits: [{ range: { start: { line, column }, end: { line, column: endColumn } }, text }] },
  ],
});

test('of two fixes that cross, the first is applied; one outside of the text is not', () => {
  const { text, mended } = applyFixes('\ufeffabc\r\ndef', [
    at(1, 1, 3, 'X'),
    at(1, 2, 4, 'Y'),
    at(2, 3, 4, ''),
    at(9, 1, 2, 'Z'),
    at(2, 1, 9, 'Z'),
  ]);
  expect(text).toBe('\ufeffXc\r\nde');
  expect(mended).toHaveLength(2);
});

test('what makes it worse is taken back', async () => {
  const files = new Map([['a', 'abc']]);
  const worse = async () => [at(1, 1, 2, 'q'), at(1, 2, 3, 'q')];
  const { texts, mended } = await mend(files, [at(1, 1, 2, 'X')], worse);
  expect([...texts]).toEqual([]);
  expect(mended).toEqual([]);
});
