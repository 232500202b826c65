import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createApiServer } from 'kube-apiserver-wasm';
import { lazyAdmission } from '../../src/lab/cluster/index.ts';
import { HOME, openDesktop } from '../../src/lab/index.ts';
import { realFolder } from './folder.ts';
import { HELP, parseCommand } from './options.ts';
import { commandsOf, runCommand } from './script.ts';
import { terminal } from './terminal.ts';

const MISUSED = 2;

/** Milliseconds before each command of a file: a program takes as long to start. */
const TYPING = 100;

export interface Surroundings {
  readonly root: string;
  /** Where the user stood. */
  readonly cwd: string;
}

/**
 * Runs `npm run lab`.
 *
 * @param argv words after the script's name.
 * @returns the exit code: 0, or 2 for bad usage. What commands of a file come to stands in what is printed.
 */
export async function run(argv: readonly string[], { root, cwd }: Surroundings): Promise<number> {
  const command = parseCommand(argv);
  if ('problem' in command) {
    process.stderr.write(`${command.problem}\n`);
    return MISUSED;
  }
  if (command.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = command.cwd === undefined ? join(root, 'manifests') : resolve(cwd, command.cwd);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    process.stderr.write(`${command.cwd} 폴더가 없습니다. --cwd에 있는 폴더를 쓰세요.\n`);
    return MISUSED;
  }
  let script: string | undefined;
  if (command.file !== undefined) {
    const path = command.file === '-' ? 0 : resolve(cwd, command.file);
    try {
      script = readFileSync(path, 'utf8');
    } catch {
      process.stderr.write(`${command.file} 파일을 읽을 수 없습니다.\n`);
      return MISUSED;
    }
  }
  const work = command.cwd === undefined ? `${HOME}/manifests` : `${HOME}/work`;
  const admission = lazyAdmission(createApiServer);
  if (script !== undefined) await admission.load();
  const desktop = await openDesktop({
    nodes: command.nodes,
    driverOs: command.driverOs,
    admission,
    files: realFolder(folder, work),
    time: script === undefined ? 'real' : 'simulated',
    ...(command.seed !== undefined && { seed: command.seed }),
  });
  try {
    if (script === undefined) {
      const tty = process.stdout.isTTY ?? false;
      return await terminal(desktop.computer.session({ cwd: work, tty, monitor: tty }));
    }
    const session = desktop.computer.session({
      cwd: work,
      keyboard: false,
      name: 'bash: line 1',
      typing: TYPING,
    });
    for (const cmd of commandsOf(script, session)) {
      const shown = command.json ? undefined : process;
      shown?.stdout.write(`$ ${cmd.replaceAll('\n', '\n> ')}\n`);
      const result = await runCommand(desktop, session, cmd, (stream, data) => shown?.[stream].write(data));
      if (command.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    }
    return 0;
  } finally {
    await desktop.close();
  }
}
