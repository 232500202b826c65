import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Verdict } from './native.ts';

/** What the native tool answered, for machines without Go. */
export interface Recording {
  readonly kubeconform: string;
  readonly kubernetesVersion: string;
  /** By `textHash`. */
  readonly answers: Readonly<Record<string, readonly Verdict[]>>;
}

export const recordingFile = join(import.meta.dirname, '..', 'testdata', 'native.json');

/** Short, and stable when cases come and go. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
