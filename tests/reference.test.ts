import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBook } from '../src/reference/book.ts';
import { indexCommands } from '../src/reference/commands.ts';
import { failuresOf } from '../src/reference/failures.ts';
import { indexManifests } from '../src/reference/manifests.ts';
import { MEANINGS } from '../src/reference/meanings.ts';

function textsOf(folder: string, ending: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith(ending))
      .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const),
  );
}

const pages = textsOf('content', '.mdx');
const book = readBook(new Map([...pages].map(([name, text]) => [`content/${name}`, text])));

describe('the reference to commands', () => {
  const { tools, inside, shell } = indexCommands(book);
  const used = [...tools.flatMap(({ verbs }) => verbs), ...inside, ...shell].map(({ name }) => name);

  test('every command of the book has a line that says what it does, and no line is left over', () => {
    expect(used.length).toBeGreaterThan(30);
    expect([...new Set(used)].sort()).toEqual(Object.keys(MEANINGS).sort());
  });

  test('every command of every page is in it', () => {
    const indexed = new Set(
      [...tools.flatMap(({ verbs }) => verbs), ...inside, ...shell].flatMap(({ commands }) =>
        commands.map(({ command }) => command),
      ),
    );
    const typed = book.flatMap(({ blocks }) =>
      blocks.flatMap(({ steps }) => steps.map((step) => step.command)),
    );
    // An assignment calls nothing, unless it keeps what a command says.
    const calls = (command: string): boolean => command !== '' && !/^\w+=(?!\$\()/.test(command);
    const lost = typed.filter((command) => calls(command) && !indexed.has(command));
    expect(typed.length).toBeGreaterThan(300);
    expect(lost).toEqual([]);
  });
});

describe('the reference to failures', () => {
  const failures = book.flatMap((page) =>
    failuresOf(page, pages.get(page.file.slice('content/'.length)) ?? ''),
  );

  test('has every failure of the book, each with an anchor of its own', () => {
    const written = [...pages.values()].flatMap((text) => text.match(/^<Failure /gm) ?? []).length;
    expect(written).toBeGreaterThan(30);
    expect(failures).toHaveLength(written);
    expect(new Set(failures.map(({ page, anchor }) => `${page}#${anchor}`)).size).toBe(written);
  });

  test('a symptom is shown wherever the terminal tells one', () => {
    expect(failures.filter(({ symptoms }) => symptoms.length > 0).length).toBeGreaterThan(30);
    expect(failures.filter(({ cause, symptoms }) => !cause && symptoms.length === 0)).toEqual([]);
  });
});

describe('the reference to manifests', () => {
  const manifests = indexManifests(textsOf('manifests', '.yaml'), book);

  test('every file that should work says what it makes, and every file what it is for', () => {
    expect(manifests.length).toBeGreaterThan(20);
    expect(manifests.filter(({ broken, objects }) => !broken && objects.length === 0)).toEqual([]);
    expect(manifests.filter(({ about }) => about === '').map(({ file }) => file)).toEqual([]);
  });
});
