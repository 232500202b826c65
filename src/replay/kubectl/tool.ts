import { spawn } from 'node:child_process';

export interface ToolResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ToolOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Ends the program. */
  readonly signal?: AbortSignal;
}

const NOT_STARTED = 127;
const ENDED = 130;

/**
 * Runs a program to its end. Never rejects: a program that cannot start has code 127. It is in a process group of its
 * own, so that Ctrl-C in the user's terminal does not cut cleaning up short.
 */
export function runTool(
  file: string,
  args: readonly string[],
  { env, cwd, signal }: ToolOptions,
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env,
      ...(cwd !== undefined && { cwd }),
      ...(signal && { signal }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      stdout += data;
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      stderr += data;
    });
    child.on('error', ({ message }) => resolve({ code: NOT_STARTED, stdout, stderr: stderr || message }));
    child.on('close', (code) => resolve({ code: code ?? ENDED, stdout, stderr }));
  });
}
