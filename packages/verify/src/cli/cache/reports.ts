import { createHash } from 'node:crypto';
import type { Report, VerifyOptions } from '../../project.ts';
import type { Answers } from './answers.ts';

/** Whole reports of earlier runs, by what they were about. */
export interface Reports {
  get(key: string): Report | undefined;
  set(key: string, report: Report): void;
}

/** Sets and maps as JSON has them; functions say nothing about a report. */
function plain(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value].sort();
  return value instanceof Map ? [...value] : value;
}

/** A hash of all that a report depends on, beside the program. */
export function reportKey(
  files: ReadonlyMap<string, string>,
  { engines: _, onProgress: __, ...options }: VerifyOptions,
  versions: readonly string[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([versions, options], plain));
  for (const [file, text] of files) {
    hash.update(`${file.length},${text.length}:`).update(file).update(text);
  }
  return hash.digest('base64');
}

/**
 * Reports among other answers.
 *
 * @param program a hash of the program that makes them.
 */
export function rememberedReports(answers: Answers, program: string): Reports {
  return {
    get: (key) => answers.get(`${program} ${key}`) as Report | undefined,
    set: (key, report) => answers.set(`${program} ${key}`, report),
  };
}
