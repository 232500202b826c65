import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { parseConsole } from 'kubernetes-guide-verify';
import { describe, expect, test } from 'vitest';
import { consoleFigure } from './figure.ts';

const options = { manifests: new Set(['hello.yaml']), nameTerminal: false };
const figure = (text: string, meta = '', extra = {}) =>
  consoleFigure(parseConsole(text, meta, { file: 'content/a.mdx', line: 2 }), { ...options, ...extra });

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : '';

function find(node: Element, name: string): Element[] {
  const inside = node.children.flatMap((child) => (child.type === 'element' ? find(child, name) : []));
  return String(node.properties['className'] ?? '')
    .split(',')
    .includes(name)
    ? [node, ...inside]
    : inside;
}

const commands = (node: Element) => find(node, 'console-command').map(textOf);
const outputs = (node: Element) => find(node, 'console-output').map(textOf);

describe('consoleFigure', () => {
  test('text of a command is the command, whatever it holds', () => {
    const text =
      "$ kubectl apply -f hello.yaml\ncreated\n$ kubectl apply -f - <<'END'\n> kind: Pod\n>   a: <b> & c\n> END\n$ a \\\n>   --long-flag=x-y";
    expect(commands(figure(text))).toEqual([
      'kubectl apply -f hello.yaml',
      "kubectl apply -f - <<'END'\nkind: Pod\n  a: <b> & c\nEND",
      'a \\\n  --long-flag=x-y',
    ]);
  });

  test('output stands apart, escapes undone, ^C shown', () => {
    const node = figure('$ echo a\n\\$ b\n  c\n$ sleep 9\n^C');
    expect(outputs(node)).toEqual(['$ b\n  c', '^C']);
    expect(toHtml(node)).toContain(
      '<kbd class="console-interrupt" aria-label="Ctrl+C를 눌러 끝냅니다">^C</kbd>',
    );
  });

  test('tables keep their columns, messages wrap', () => {
    const wrapping = (text: string) => find(figure(`$ a\n${text}`), 'console-message').length;
    expect(wrapping('NAME    READY\nhello   1/1')).toBe(0);
    expect(wrapping('error: a long message that says why')).toBe(1);
    expect(wrapping('spec:\n  type: ClusterIP')).toBe(1);
  });

  test('a block without a prompt is output alone', () => {
    const node = figure('Handling connection for 8000', 'term=1');
    expect(commands(node)).toEqual([]);
    expect(outputs(node)).toEqual(['Handling connection for 8000']);
  });

  test('the manifest that -f names can be rewritten', () => {
    expect(toHtml(figure('$ kubectl apply -f hello.yaml'))).toContain(
      '<span class="console-file" data-manifest="hello.yaml">hello.yaml</span>',
    );
  });

  test('a caption only when there is something to say', () => {
    expect(find(figure('$ a'), 'console-caption')).toEqual([]);
    expect(find(figure('$ a', 'term=2', { nameTerminal: true }), 'console-caption').map(textOf)).toEqual([
      '터미널 2',
    ]);
    const needs = find(figure('$ a', 'needs=minikube,nodes=2'), 'console-need').map(textOf);
    expect(needs).toEqual(['minikube 필요', '노드 2개 필요']);
  });
});
