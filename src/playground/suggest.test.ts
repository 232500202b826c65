import { Text } from '@codemirror/state';
import type { Diagnostic } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { changesOf } from './marks.ts';
import { withSuggestion } from './suggest.ts';

const LINES = ['spec:', '  "selectr": {}'];
const text = Text.of(LINES);
const found = (data: Diagnostic['data'], more: Partial<Diagnostic> = {}): Diagnostic => ({
  file: 'a.yaml',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 12,
  severity: 'error',
  layer: 'api',
  code: 'schema-unknown-field',
  message: '',
  source: 'schema',
  ...(data && { data }),
  ...more,
});

test('writes what was most likely meant, in the quotes that were there', () => {
  const [fix] = withSuggestion(text, found({ field: 'selectr', nearest: 'selector' })).fixes ?? [];
  expect(fix?.title).toBe('selector');
  const [change] = fix ? changesOf(text, fix) : [];
  expect(change && text.replace(change.from, change.to, Text.of([change.insert])).toString()).toBe(
    'spec:\n  "selector": {}',
  );
});

test.each([
  ['nothing is meant', found({ field: 'selectr', nearest: '' })],
  ['nothing is told', found(undefined)],
  ['it stands elsewhere', found({ field: 'other', nearest: 'selector' })],
  ['it has a fix', found({ field: 'selectr', nearest: 'selector' }, { fixes: [] })],
])('where %s, nothing is added', (_, diagnostic) =>
  expect(withSuggestion(text, diagnostic)).toBe(diagnostic),
);
