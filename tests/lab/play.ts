import { runCommand } from '../../scripts/lab/script.ts';
import {
  type Desktop,
  type DesktopOptions,
  HOME,
  type Lower,
  openDesktop,
  type ShellSession,
} from '../../src/lab/index.ts';
import type { Step } from './groups.ts';
import type { Answer } from './same.ts';
import { images, internet } from './surroundings.ts';

export interface Stage {
  readonly admission: NonNullable<DesktopOptions['admission']>;
  /** The manifests, at `WORK`. */
  readonly files: Lower;
}

export const WORK = `${HOME}/work`;

/** Milliseconds that a program takes to start. */
const TYPING = 100;

/** Runs a group on a lab of its own, in a namespace of its own: what its recorded commands said. */
export async function play(name: string, steps: readonly Step[], stage: Stage): Promise<readonly Answer[]> {
  const desktop = await openDesktop({ ...stage, time: 'simulated', internet, images });
  const open = () =>
    desktop.computer.session({ cwd: WORK, keyboard: false, name: 'bash: line 1', typing: TYPING });
  try {
    const first = open();
    await runCommand(desktop, first, `kubectl create ns probe-${name}`);
    await runCommand(desktop, first, `kubectl config set-context --current --namespace=probe-${name}`);
    await runCommand(desktop, first, 'sleep 1');
    return await playSteps(desktop, steps, open);
  } finally {
    await desktop.close();
  }
}

async function playSteps(
  desktop: Desktop,
  steps: readonly Step[],
  open: () => ShellSession,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const beside: Promise<Answer>[] = [];
  // Every command has a shell of its own, as `bash -c` gives it.
  for (const { kind, cmd } of steps) {
    if (kind === 'beside') beside.push(runCommand(desktop, open(), cmd));
    else if (kind === 'wait') answers.push(...(await Promise.all(beside.splice(0))));
    else {
      const answer = await runCommand(desktop, open(), cmd);
      if (kind === 'record') answers.push(answer);
    }
  }
  return answers;
}
