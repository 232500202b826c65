import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiServer, JudgeOptions } from '../src/types.ts';

/** What a real cluster answered to `kubectl apply --validate=strict -f FILE`. */
export interface Recorded {
  readonly file: string;
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was there before, as `kubectl get -o json` printed it. */
  readonly existing?: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

export const testdata = (name: string): string => join(import.meta.dirname, '..', 'testdata', name);

/** The cases of a file of answers; their manifests lie in a folder, or beside the answers. */
export function recorded(answers: string, folder: string): Recorded[] {
  return readFileSync(testdata(answers), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { yaml, ...answer } = JSON.parse(line) as Recorded & { readonly yaml?: string };
      const bytes =
        yaml === undefined ? readFileSync(testdata(join(folder, answer.file))) : Buffer.from(yaml);
      return { ...answer, bytes, text: Buffer.from(bytes).toString() };
    });
}

/** The cases of `tricky.jsonl` that are rejected here, too, but in other words. */
export const hard = [
  // The service account counts as existing; its name is looked at later.
  'pod-serviceaccount-bad.yaml',
  // The message holds a uid.
  'job-selector.yaml',
  // kubectl checks members of lists with a schema that it downloads.
  'list-member-unknown.yaml',
  'list-deploymentlist.yaml',
];

type Call = { readonly [K in keyof JudgeOptions]: JudgeOptions[K] | undefined };

/** Cases that are answered in other words, with both answers. */
export function differences(server: ApiServer, cases: readonly Recorded[], options: (c: Recorded) => Call) {
  return cases.flatMap((c) => {
    const given = Object.fromEntries(Object.entries(options(c)).filter(([, value]) => value !== undefined));
    const { exit, stdout, stderr } = server.judge(c.bytes, { filename: c.file, ...given });
    const same = exit === c.exit && stdout === c.stdout && stderr === c.stderr;
    return same ? [] : [{ file: c.file, wanted: [c.exit, c.stdout, c.stderr], got: [exit, stdout, stderr] }];
  });
}
