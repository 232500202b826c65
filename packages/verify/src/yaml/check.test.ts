import { expect, test } from 'vitest';
import { checkStream, checkYaml, type YamlVerdict } from './check.ts';
import { readYaml } from './document.ts';

function codes(text: string, go?: string): string[] {
  const yaml = readYaml(text);
  const context = { file: 'x.yaml', yaml };
  const verdict: YamlVerdict | undefined =
    go === undefined ? { readable: true } : { readable: false, words: go };
  return [
    ...yaml.documents.flatMap((document) => checkYaml(context, document, verdict)),
    ...checkStream(context),
  ].map(({ code, line, column }) => `${code}@${line}:${column}`);
}

// What Go says was recorded from sigs.k8s.io/yaml v1.6.0.
const TOKEN = 'yaml: line 3: found character that cannot start any token';
const MAPPING = 'mapping values are not allowed in this context';

test.each<[text: string, go: string, expected: string[]]>([
  ['a:\n  b: 1\n\tc: 2\n\td: 3\n', TOKEN, ['yaml-tab@3:1', 'yaml-tab@4:1']],
  ['a:\n  b: |\n   \ttext\n\tc: 2\n', TOKEN, ['yaml-tab@4:1']],
  ['a:\n  - b\n  -\tc: 1\n', TOKEN, ['yaml-tab@3:4']],
  ['a: 1\nb: 2\n\t\n', TOKEN, ['yaml-tab@3:1']],
  ['a: 1\nb:\n  - @x\n', TOKEN, ['yaml-reserved-character@3:5']],
  ['apiVersion:v1\nkind: Pod\n', `yaml: line 2: ${MAPPING}`, ['yaml-missing-space@1:1']],
  ['a:\n  -b: 1\n   c: 2\n', `yaml: line 3: ${MAPPING}`, ['yaml-missing-space@2:3']],
  ['a: b: c\n', `yaml: ${MAPPING}`, ['yaml-colon-in-value@1:4']],
  ['a:\n- b: 1\n c: 2\n', 'yaml: line 2: did not find expected key', ['yaml-indent@3:2']],
  ['a: "b\nc: 1\n', 'yaml: line 3: found unexpected end of stream', ['yaml-unclosed-quote@1:4']],
  ['a: "b\nc: "d"\n', 'yaml: line 1: did not find expected key', ['yaml-unclosed-quote@1:4']],
  ['a: [1, 2\nb: 3\n', "yaml: line 1: did not find expected ',' or ']'", ['yaml-unclosed-bracket@1:4']],
  ['a: {b 1, c: 2: 3}\n', "yaml: did not find expected ',' or '}'", ['yaml-flow-entry@1:4']],
  ['a: *no # *no\n', "yaml: unknown anchor 'no' referenced", ['yaml-undefined-alias@1:4']],
  ['\ufeffa: *no\n', "yaml: unknown anchor 'no' referenced", ['yaml-undefined-alias@1:4']],
  ['a: &a [1]\nb: [*a, *a]\n', 'yaml: document contains excessive aliasing', ['yaml-alias-bomb@2:5']],
  ['a: {{ .Values.x }}\n', 'yaml: invalid map key', ['yaml-helm-template@1:4']],
  ['a: {~: b}\n', 'unsupported map key of type: %!s(<nil>), key: <nil>', ['yaml-map-key@1:5']],
  ['a: {[b]: c}\n', 'yaml: invalid map key: []interface {}{"b"}', ['yaml-map-key@1:5']],
  ['a: [.nan]\n', 'json: unsupported value: NaN', ['yaml-number@1:5']],
  ['a: x\u0001\n', 'yaml: control characters are not allowed', ['yaml-control-character@1:5']],
  ['a: 1\n', 'yaml: something that nobody has seen', ['yaml-syntax@1:1']],
])('%j, of which Go says %j', (text, go, expected) => {
  expect(codes(text, go)).toEqual(expected);
});

test.each<[text: string, expected: string[]]>([
  ['a: 1\nb: 2\n', []],
  ['a: 1 # a\tb\n', []],
  ['a: 1\nb:\n  c: 1\n  c: 2\na: 3\n', ['yaml-duplicate-key@4:3', 'yaml-duplicate-key@5:1']],
  [
    'apiVersion: v1\nkind: A\nspec: {}\napiVersion: v1\nkind: B\nspec: {}\nkind: C\napiVersion: v1\n',
    ['yaml-lost-document@4:1', 'yaml-lost-document@7:1'],
  ],
  ['a: 1\n---\na: 2\n', []],
  ['a: 1\n...\nb: 2\n', ['yaml-after-end@3:1']],
  [' a: 1\nb: 2\n', ['yaml-unread-rest@2:1']],
  ['a: 1\n---- \nb: 2\n', ['yaml-document-separator@2:1']],
  ['a:\u00a0b\n', ['yaml-invisible-character@1:3']],
  ['a: "\u00a0b" # \u00a0\nc: |\n  \u00a0\n', []],
  ['a:\n\u00a0\u00a0b: 1\n', ['yaml-invisible-character@2:1']],
  ['a: “b”\nc: it’s “d”\n', ['yaml-smart-quote@1:4']],
  [
    'name: "{{ .Release.Name }}-web"\nreplicas: "{{ .n }}"\n',
    ['yaml-helm-template@1:7', 'yaml-helm-template@2:11'],
  ],
  ['args: ["{{ .x }}"]\ndata: {a: "{{ .x }}"}\nnote: see {{ .x }}\n', []],
  ['a: {b: [1\n]}\n', []],
  ['a:\n  b: {c: [1 # [\n]}\n  b: 2', ['yaml-duplicate-key@4:3']],
  ['a: {b: c:}\n', ['yaml-not-inspected@1:9']],
  [`a: ${'['.repeat(600)}${']'.repeat(600)}\n`, ['yaml-too-deep@1:503']],
])('%j, which Go reads', (text, expected) => {
  expect(codes(text)).toEqual(expected);
});

test('without an engine, js-yaml is the judge', () => {
  const yaml = readYaml('a: "b');
  const [found] = checkYaml({ file: 'x', yaml }, yaml.documents[0]!);
  expect(found).toMatchObject({
    code: 'yaml-unclosed-quote',
    detail: expect.stringContaining('double quoted'),
  });
  const alias = readYaml('a: *b\n');
  expect(checkYaml({ file: 'x', yaml: alias }, alias.documents[0]!)).toMatchObject([
    { code: 'yaml-undefined-alias' },
  ]);
});
