import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasMarkdown } from '../../src/utils/markdown-path.ts';
import { addressOf, DIST, pagesOf } from '../support/site.ts';

const ALTERNATE = /<link rel="alternate" type="text\/markdown" href="\/([^"]+)"/;
const pages = pagesOf(DIST).filter((page) => hasMarkdown(addressOf(page).replace(/\.html$/, '')));
const read = (path: string) => readFileSync(join(DIST, path), 'utf8');
/** Text without code: what stands in fences and between back-ticks may look like anything. */
const prose = (markdown: string) =>
  markdown.replace(/^( *(?:> )*)```[\s\S]*?^\1```$/gm, '').replace(/`[^`]*`/g, '');

describe('Markdown versions', () => {
  test('every chapter has one, and nothing else names one', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(pagesOf(DIST).filter((page) => ALTERNATE.test(read(page)))).toEqual(pages);
  });

  test.each(pages)('%s has one, without HTML and without a dead link', (page) => {
    const [, twin = ''] = ALTERNATE.exec(read(page)) ?? [];
    expect(existsSync(join(DIST, twin)), twin).toBe(true);
    const markdown = read(twin);
    expect(markdown).toMatch(/^# \S/);
    expect(markdown.length).toBeGreaterThan(500);
    expect(prose(markdown)).not.toMatch(/(?<!\\)<\/?[a-z][^>]*>|\[object|\bundefined\b(?!-)/);
    const links = [...prose(markdown).matchAll(/\]\((\/[^)#\s]*)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(DIST, path)))).toEqual([]);
  });

  test('a chapter says what its page says: files whole, commands with their output, answers with reasons', () => {
    const markdown = read('ch-01-self-healing.md');
    const manifest = readFileSync('manifests/solo-pod.yaml', 'utf8');
    expect(markdown).toContain(`**\`manifests/solo-pod.yaml\`**\n\n\`\`\`yaml\n${manifest}\`\`\`\n`);
    expect(markdown).toContain('```console\n$ kubectl apply -f solo-pod.yaml\npod/solo created\n');
    expect(markdown).toMatch(/\*\*물음: .+\*\*\n\n1\. .+\n\n {3}\*\*(맞습니다|아닙니다)\.\*\* /);
    expect(markdown).toMatch(/\*\*그림: .+\*\*\. /);
    expect(markdown).toContain('> **노트 바로잡기 · 노트 ');
    expect(markdown).not.toContain('복사');
  });

  test('a manifest that is wrong on purpose comes with what is wrong, tabs and all', () => {
    const markdown = read('ch-00-setup.md');
    expect(markdown).toContain(readFileSync('manifests/broken/tab.yaml', 'utf8'));
    expect(markdown).toMatch(/- 9행: .*탭.*yaml-tab/);
  });

  test('llms.txt lists all of them in the order of the book, llms-full.txt holds them', () => {
    const list = read('llms.txt');
    const listed = [...list.matchAll(/^- \[.+?\]\(\/(.+?\.md)\): \S/gm)].map(([, path = '']) => path);
    expect(listed.length).toBe(pages.length);
    expect(new Set(listed).size).toBe(pages.length);
    expect(listed.indexOf('ch-02-labels.md')).toBe(listed.indexOf('ch-01-self-healing.md') + 1);
    const full = read('llms-full.txt');
    for (const path of listed) expect(full).toContain(read(path));
  });
});
