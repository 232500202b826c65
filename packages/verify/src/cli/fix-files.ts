import { dirname, resolve } from 'node:path';
import { mend } from '../fix/index.ts';
import type { Report, VerifyOptions } from '../project.ts';
import { verifyProject } from '../project.ts';
import type { Gathered, Place } from './gather.ts';
import { replaceText } from './write.ts';

/** What came of `--fix`. */
export interface Fixed {
  /** The verdict on what the files hold now. */
  readonly report: Report;
  readonly files: ReadonlyMap<string, string>;
  /** What was mended and what could not be written, one line each. */
  readonly lines: readonly string[];
}

/**
 * Mends the files that were asked for and writes them. Standard input is mended and not written.
 *
 * @param report the verdict on what they hold.
 */
export async function fixFiles(
  report: Report,
  gathered: Gathered,
  options: VerifyOptions,
  { root }: Pick<Place, 'root'>,
): Promise<Fixed> {
  const unreadable = new Set(gathered.diagnostics.map(({ file }) => file));
  const own = report.diagnostics.filter(({ file }) => !unreadable.has(file));
  const { texts, mended } = await mend(gathered.files, own, async (files, only) => {
    const { diagnostics } = await verifyProject(files, { ...options, only });
    return diagnostics;
  });
  const called = (file: string): string => gathered.names.get(file) ?? file;
  const files = new Map(gathered.files);
  const written = new Set<string>();
  const refused: string[] = [];
  for (const [file, text] of texts) {
    const path = resolve(root, file);
    const tree = path === file ? dirname(path) : root;
    const refusal = file === '-' ? undefined : await replaceText(path, gathered.files.get(file)!, text, tree);
    if (refusal !== undefined) refused.push(`${called(file)}: ${refusal}`);
    else {
      files.set(file, text);
      written.add(file);
    }
  }
  const done = mended.filter(({ file }) => written.has(file));
  const lines = [
    ...done.map(
      ({ file, line, column, code, fixes }) =>
        `고침 ${called(file)}:${line}:${column} ${fixes?.[0]?.title ?? ''} [${code}]`,
    ),
    ...refused,
    `파일 ${written.size}개에서 ${done.length}곳을 고쳤습니다.`,
  ];
  return { report: written.size > 0 ? await verifyProject(files, options) : report, files, lines };
}
