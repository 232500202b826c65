import type { Command } from '../run.ts';
import { apply } from './apply.ts';
import { attach } from './attach.ts';
import { create } from './create.ts';
import { remove } from './delete.ts';
import { exec } from './exec.ts';
import { get } from './get.ts';
import { group, helpCommand, options, rootHelp } from './help.ts';
import { logs } from './logs.ts';
import { refuse } from './refuse.ts';
import { runCommand } from './run.ts';
import { wait } from './wait.ts';

/** What there is, by the words behind `kubectl`. */
const COMMANDS: Readonly<Record<string, Command>> = {
  '': rootHelp,
  apply,
  attach,
  create,
  delete: remove,
  exec,
  get,
  help: helpCommand,
  logs,
  options,
  run: runCommand,
  wait,
  auth: group('stderr'),
  config: group('stderr'),
  'create secret': group('stderr'),
  'create service': group('stderr'),
  kuberc: group('stderr'),
  plugin: group('stderr'),
  rollout: group('stdout'),
  set: group('stderr'),
  top: group('stderr'),
};

/** The command at a path such as `kubectl create service`; what the lab lacks is a command that says so. */
export function commandFor(path: string): Command {
  const words = path.split(' ').slice(1).join(' ');
  return COMMANDS[words] ?? refuse(path);
}
