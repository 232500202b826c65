import { alpine } from './alpine.ts';
import { netexec } from './netexec.ts';
import type { Image, Process, Program } from './process.ts';
import { curl, curlOf } from './tools/curl.ts';
import { dig } from './tools/dig.ts';
import { nc } from './tools/nc.ts';
import { iscNslookup } from './tools/nslookup.ts';

const COMMANDS: Readonly<Record<string, Program>> = { netexec, pause };

/** `/agnhost SUBCOMMAND …` */
const agnhost: Program = async (process) => {
  const [, name, ...rest] = process.argv;
  if (name === undefined) return 0;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr(`Error: unknown command "${name}" for "app"\nRun 'app --help' for usage.\n`);
    return 1;
  }
  return await command({ ...process, argv: [name, ...rest] } as Process);
};

async function pause(process: Process): Promise<number> {
  process.stdout('Paused\n');
  await process.terminated;
  return 0;
}

/** The image of the whole guide: a server that tells about itself, and the tools to call it with. */
export const agnhostImage: Image = {
  name: 'registry.k8s.io/e2e-test-images/agnhost',
  tags: [
    '2.53',
    '2.39',
    '2.40',
    '2.45',
    '2.47',
    '2.52',
    '2.54',
    '2.55',
    '2.56',
    '2.57',
    '2.59',
    '2.63.0',
    '2.66.1',
  ],
  entrypoint: ['/agnhost'],
  cmd: ['pause'],
  programs: { ...alpine, agnhost, curl, dig, nc, nslookup: iscNslookup },
  files: { '/agnhost': '', '/agnhost-2': '' },
};

/**
 * The image under the same name in the cluster that the guide's outputs were recorded on: BusyBox of Debian and an
 * older curl, no dig. For comparing with those recordings.
 */
export const recordedAgnhost: Image = {
  ...agnhostImage,
  tags: ['2.39', '2.53', '2.66.1'],
  programs: {
    ...alpine,
    agnhost,
    curl: curlOf({ version: '7.88.1', refused: "Couldn't connect to server" }),
  },
};
