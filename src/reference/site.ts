import { MANIFESTS } from '../utils/manifest-files.ts';
import { indexCommands } from './commands.ts';
import { type BookFailure, failuresOf } from './failures.ts';
import { byKind, indexManifests } from './manifests.ts';
import { pageTitle } from './names.ts';
import { idOf, type Section, section } from './outline.ts';
import { BOOK, TEXTS } from './sources.ts';

/** All commands of this build. */
export const COMMANDS = indexCommands(BOOK);

/** All manifests of this build. */
export const BOOK_MANIFESTS = indexManifests(MANIFESTS, BOOK);

/** The manifests that are meant to work, by what they make. */
export const KINDS = byKind(BOOK_MANIFESTS.filter(({ broken }) => !broken));

/** The failures of each page that has some. */
export const FAILURES: readonly { readonly page: (typeof BOOK)[number]; readonly failures: BookFailure[] }[] =
  BOOK.map((page) => ({ page, failures: failuresOf(page, TEXTS.get(page.file) ?? '') })).filter(
    ({ failures }) => failures.length > 0,
  );

/** Headings that the reference components draw: slug of the page → sections. Starlight sees only those of MDX. */
export const OUTLINES: Readonly<Record<string, readonly Section[]>> = {
  'reference/commands': [
    ...COMMANDS.tools.map(({ tool, verbs }) =>
      section(
        tool,
        verbs.map(({ name }) => section(name)),
      ),
    ),
    section('파드와 노드 안에서 실행하는 명령', [], 'inside'),
    section('셸의 다른 명령', [], 'shell'),
  ],
  'reference/manifests': [
    section('파일', [], 'files'),
    section('일부러 틀린 파일', [], 'broken'),
    section('종류별로 찾기', [], 'kinds'),
    section('장별로 찾기', [], 'chapters'),
  ],
  'reference/troubleshooting': FAILURES.map(({ page }) => section(pageTitle(page), [], idOf(page.slug))),
};
