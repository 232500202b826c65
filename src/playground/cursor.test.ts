import { describe, expect, test } from 'vitest';
import { cursorAt } from './cursor.ts';

/** Takes the bar out of a text: it is the cursor. */
const at = (marked: string) => cursorAt(marked.replace('|', ''), marked.indexOf('|'));

describe('cursorAt', () => {
  test.each([
    ['|', [], undefined],
    ['ki|nd: Service', [], 'kind'],
    ['spec:\n  |', ['spec'], undefined],
    ['spec:\n  ty|pe: x', ['spec'], 'type'],
    ['spec:\n  type: |', ['spec'], 'type'],
    ['spec:\n  type: x\n|', [], undefined],
    ['spec:\n  ports:\n  - |', ['spec', 'ports', 0], undefined],
    ['spec:\n  ports:\n  - port: 1\n    |', ['spec', 'ports', 0], undefined],
    ['spec:\n  ports:\n    - port: 1\n    - na|me: b', ['spec', 'ports', 1], 'name'],
    ['spec:\n  ports:\n  - port: 1\n  selector:\n    |', ['spec', 'selector'], undefined],
    ['spec:\n\n  # note\n  po|', ['spec'], undefined],
    ['a:\n- - b: 1\n    |', ['a', 0, 0], undefined],
    ['---\na:\n  b: 1\n---\nc:\n  |', ['c'], undefined],
    ['a: 1\n---\nb:\n  |\n---\nc: 1', ['b'], undefined],
    ['"spec":\n  |', ['spec'], undefined],
  ])('%j', (marked, parent, key) => {
    expect(at(marked)).toMatchObject({ parent });
    expect(at(marked)?.key?.text).toBe(key);
  });

  test.each(['# a| b', 'a: >\n  te|xt', 'a: {b: |}', 'a: 1\n-|--'])('%j is no place for a key', (marked) =>
    expect(at(marked)).toBeUndefined(),
  );

  test('after a block of text comes the next key', () => {
    const text = 'data:\n  x: |-\n    a: 1\n  y: 1';
    expect(cursorAt(text, text.indexOf('a: 1'))).toBeUndefined();
    expect(cursorAt(text, text.indexOf('y'))).toMatchObject({ parent: ['data'], key: { text: 'y' } });
  });

  test('knows the object, and what stands beside', () => {
    const found = at('apiVersion: v1\nkind: "Service" # it\nspec:\n  type: A\n  |\n  selector: {}\n');
    expect(found).toMatchObject({ apiVersion: 'v1', kind: 'Service', object: [], column: 2 });
    expect([...(found?.siblings ?? [])]).toEqual(['type', 'selector']);
  });

  test('a member of a list is an object of its own', () => {
    const found = at('apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec:\n    |');
    expect(found).toMatchObject({ apiVersion: 'v1', kind: 'Pod', object: ['items', 0] });
  });

  test('garbage is no obstacle', () => {
    const garbage = '\u0000{[-: \t- - -\n:::\n  - ? !!binary &a *a\n'.repeat(2000);
    for (let offset = 0; offset < 400; offset += 7) cursorAt(garbage, offset);
    expect(cursorAt('__proto__:\n  constructor:\n    ', 30)).toMatchObject({
      parent: ['__proto__', 'constructor'],
    });
  });
});
