/** `npm run summary -- BASE`: the manifests that changed since a commit and the pages that use them, as Markdown. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parsePage, usedManifests } from 'kubernetes-guide-verify';
import { summary } from './summary/markdown.ts';

const base = process.argv[2];
if (!base) {
  process.stderr.write('사용법: npm run summary -- 기준-커밋\n');
  process.exit(2);
}
const read = (file: string): string => readFileSync(file, 'utf8');
const changed = execFileSync('git', ['diff', '--name-only', '-z', `${base}...HEAD`, '--', 'manifests'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean)
  .map((file) => relative('manifests', file));
const manifests = new Map(
  globSync('manifests/**/*.yaml').map((file) => [relative('manifests', file), read(file)]),
);
const pages = globSync('content/*.mdx').map((file) => parsePage(read(file), { file }));
process.stdout.write(
  summary(
    changed,
    pages.map((page) => ({
      file: page.file,
      title: page.frontmatter.title ?? page.file,
      uses: usedManifests(page, { manifests }),
    })),
    new Set(manifests.keys()),
  ),
);
