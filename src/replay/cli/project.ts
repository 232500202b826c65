import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Chapter, chapterOf } from '../chapter.ts';
import { parseTranscript, type Transcript } from '../transcript.ts';

/** The folders of a project, relative to its root. */
export const CONTENT = 'content';
export const MANIFESTS = 'manifests';
export const TRANSCRIPTS = 'tests/transcripts';

/** What is replayed: chapters, and the manifests by path relative to their folder. */
export interface Project {
  readonly chapters: readonly Chapter[];
  readonly manifests: ReadonlyMap<string, string>;
}

/** Reads a project's manifests and chapters, in the order of their names. */
export async function readProject(root: string): Promise<Project> {
  const names = await readdir(join(root, MANIFESTS), { recursive: true });
  const yaml = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  const manifests = new Map<string, string>();
  for (const name of yaml) {
    manifests.set(name.replaceAll('\\', '/'), await readFile(join(root, MANIFESTS, name), 'utf8'));
  }
  const pages = (await readdir(join(root, CONTENT))).filter((name) => name.endsWith('.mdx')).sort();
  const chapters: Chapter[] = [];
  for (const name of pages) {
    const text = await readFile(join(root, CONTENT, name), 'utf8');
    const chapter = chapterOf(text, `${CONTENT}/${name}`, manifests.values());
    if (chapter) chapters.push(chapter);
  }
  return { chapters, manifests };
}

/** The chapters that words name; what names none is returned as unknown. */
export function selectChapters(
  { chapters }: Project,
  names: readonly string[],
  cwd: string,
  root: string,
): { readonly chosen: readonly Chapter[]; readonly unknown: readonly string[] } {
  if (names.length === 0) return { chosen: chapters, unknown: [] };
  const named = (name: string): Chapter | undefined =>
    chapters.find(
      ({ id, file, page }) =>
        id.toLowerCase() === name.toLowerCase() ||
        page.slug === name ||
        resolve(root, file) === resolve(cwd, name),
    );
  return {
    chosen: chapters.filter((chapter) => names.some((name) => named(name) === chapter)),
    unknown: names.filter((name) => named(name) === undefined),
  };
}

/** Where a chapter's recording lies. */
export const transcriptFile = (root: string, { id }: Chapter): string =>
  join(root, TRANSCRIPTS, `${id}.json`);

/** The last recording of a chapter; undefined when there is none that can be read. */
export async function readTranscript(root: string, chapter: Chapter): Promise<Transcript | undefined> {
  const text = await readFile(transcriptFile(root, chapter), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseTranscript(text);
}
