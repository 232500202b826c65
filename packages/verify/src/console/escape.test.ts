import { expect, test } from 'vitest';
import { escapeOutput, unescapeOutput } from './escape.ts';

test.each(['plain', '$ a', '$', '> b', '>', '\\$ c', '\\\\> d', '$PATH', '\\n', ''])(
  '%j survives',
  (line) => {
    expect(unescapeOutput(escapeOutput(line))).toBe(line);
  },
);
