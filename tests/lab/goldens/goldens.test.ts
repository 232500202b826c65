import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { KubeObject, Resource } from '../../../src/lab/api.ts';
import { resources as served } from '../../../src/lab/cluster/server/resources.ts';
import { parseGoldens } from './golden.ts';
import { readerOf, run } from './kubectl.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const lines = (name: string) =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const resources = lines('resources.jsonl') as Resource[];
const reader = readerOf(resources, lines('objects.jsonl') as KubeObject[]);

test('the goldens are about the resources that the lab serves', () => {
  expect(resources).toEqual(served);
});

// What is known not to be the same, and why.
const DIFFERENT: Readonly<Record<string, string>> = {
  'kubectl explain nosuch': 'finding the resource is not the printer’s',
  'kubectl explain': 'arguments are not the printer’s',
  'kubectl explain pod service': 'arguments are not the printer’s',
  'kubectl explain pod -o nosuch': 'arguments are not the printer’s',
};

describe.each(['get', 'describe', 'output', 'discovery'])('what kubectl prints: %s', (group) => {
  const goldens = parseGoldens(read(`${group}.golden`));
  test('there are goldens', () => {
    expect(goldens.length).toBeGreaterThan(30);
  });
  test.each(
    goldens.filter(({ command }) => !DIFFERENT[command]).map((golden) => [golden.command, golden] as const),
  )('%s', async (command, { stdout, stderr, exit }) => {
    expect(await run(command, reader)).toEqual({ stdout, stderr, exit });
  });
});
