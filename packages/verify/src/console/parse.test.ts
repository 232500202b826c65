import { expect, test } from 'vitest';
import { parseConsole } from './parse.ts';

const origin = { file: 'page.mdx', line: 11 };
const parse = (text: string, meta = '') => parseConsole(text, meta, origin);
const steps = (text: string) =>
  parse(text).steps.map(({ command, output, interrupted }) => [
    command,
    output.map((line) => line.text),
    ...(interrupted ? ['^C'] : []),
  ]);

test.each([
  ['one command', '$ kubectl get pods', [['kubectl get pods', []]]],
  [
    'output up to the next prompt',
    '$ a\nx\n\ny\n$ b\nz',
    [
      ['a', ['x', '', 'y']],
      ['b', ['z']],
    ],
  ],
  [
    'a heredoc',
    "$ kubectl apply -f - <<'END'\n> kind: Namespace\n>\n> END\nnamespace/demo created",
    [["kubectl apply -f - <<'END'\nkind: Namespace\n\nEND", ['namespace/demo created']]],
  ],
  ['quotes over lines', "$ echo 'a\n> b'\na\nb", [["echo 'a\nb'", ['a', 'b']]]],
  ['a trailing backslash', '$ kubectl get \\\n>   pods\nNAME', [['kubectl get \\\n  pods', ['NAME']]]],
  ['a pipe at the end', '$ a |\n> b', [['a |\nb', []]]],
  [
    'a loop',
    '$ for i in 1 2; do\n> echo $i\n> done\n1\n2',
    [['for i in 1 2; do\necho $i\ndone', ['1', '2']]],
  ],
  ['substitution over lines', '$ X=$(a\n> b)\n', [['X=$(a\nb)', ['']]]],
  ['escapes', '$ a\n\\$ b\n\\> c\n\\\\$ d\n$x\n\\n', [['a', ['$ b', '> c', '\\$ d', '$x', '\\n']]]],
  ['"> " further down is output', '$ curl -v x\n* Trying\n> GET /', [['curl -v x', ['* Trying', '> GET /']]]],
  ['… stays', '$ a\n…\nb … c', [['a', ['…', 'b … c']]]],
  ['^C', '$ kubectl get pods -w\nNAME\n^C', [['kubectl get pods -w', ['NAME'], '^C']]],
  [
    'what a running command goes on to print',
    'Handling connection\n^C',
    [['', ['Handling connection'], '^C']],
  ],
])('%s', (_name, text, expected) => {
  expect(steps(text)).toEqual(expected);
  expect(parse(text).diagnostics).toEqual([]);
});

test.each([
  ['', '', ['console-empty 10:1']],
  ['\n', '', ['console-empty 11:1']],
  ['$ ', '', ['console-empty-command 11:1']],
  ['$', '', ['console-empty-command 11:1']],
  ['NAME\n$ a', '', ['console-output-before-command 11:1']],
  ["$ echo 'a\nb", '', ['console-unclosed 11:1']],
  ['$ cat <<END\n> a\nEND', '', ['console-unclosed 12:1']],
  ['$ a \\\nb', '', ['console-unclosed 11:1']],
  ['$ a &&', '', ['console-unclosed 11:1']],
  ['$ a\n> b', '', ['console-stray-continuation 12:1']],
  ['$ a\n^C\nb', '', ['console-after-interrupt 13:1']],
  ['$ a', 'exi=1', ['console-unknown-option 10:12']],
  ['$ a', 'exit=1 exit=2', ['console-duplicate-option 10:19']],
  ['$ a', 'exit=x', ['console-bad-option 10:12']],
  ['$ a', 'exit=256', ['console-bad-option 10:12']],
  ['$ a', 'exit', ['console-bad-option 10:12']],
  ['$ a', 'until=10', ['console-bad-option 10:12']],
  ['$ a', 'needs=minikub', ['console-bad-option 10:12']],
  ['$ a', 'background=yes', ['console-bad-option 10:12']],
  ['$ a', 'term=0', ['console-bad-option 10:12']],
  ['$ a', 'covers=c1,', ['console-bad-option 10:12']],
  ['$ a', 'constructor', ['console-unknown-option 10:12']],
])('%j with %j is wrong: %j', (text, meta, expected) => {
  const found = parse(text, meta).diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
  expect(found).toEqual(expected);
});

test('suggests the nearest option', () => {
  expect(parse('$ a', 'unorderd').diagnostics[0]?.message).toContain('unordered');
});

test('reads every option', () => {
  const meta = 'term=2 exit=1 needs=minikube,nodes=2 background until=10s unordered covers=c1,g2';
  expect(parse('$ a', meta).options).toEqual({
    term: 2,
    exit: 1,
    needs: ['minikube', 'nodes=2'],
    background: true,
    until: 10_000,
    unordered: true,
    covers: ['c1', 'g2'],
  });
});

test('positions count the indentation of the fence', () => {
  const { steps, range } = parseConsole('$ a \\\n> b\nout', '', { file: 'p.mdx', line: 5, indent: 2 });
  expect(range).toEqual({ start: { line: 5, column: 3 }, end: { line: 7, column: 6 } });
  expect(steps[0]).toMatchObject({
    range: { start: { line: 5, column: 3 }, end: { line: 6, column: 6 } },
    commandColumn: 5,
    outputRange: { start: { line: 7, column: 3 }, end: { line: 7, column: 6 } },
    output: [{ text: 'out', line: 7 }],
  });
});
