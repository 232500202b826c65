import { type Lab, natTable } from '../cluster/index.ts';
import { alpine } from '../images/alpine.ts';
import { type Program as ContainerProgram, filesOf, sh } from '../images/index.ts';
import { curlOf } from '../images/tools/curl.ts';
import type { ProgramCall } from '../shell/index.ts';
import { type Place, runIn } from './host.ts';

/** The curl of Debian 12, which minikube's node is made of. */
const NODE_CURL = { version: '7.88.1', refused: "Couldn't connect to server" };

/** Runs command lines on a node, as `minikube ssh` does. */
export function nodeShell(lab: Lab) {
  const tables: ContainerProgram = async (process) => {
    if (process.user !== 0 && !process.env.has('SUDO_USER')) {
      process.stderr('Fatal: can not open lock file /run/xtables.lock: Permission denied\n');
      return 4;
    }
    // Hashing is done outside of the lab's time.
    process.stdout(await lab.clock.outside(natTable(lab.network.installed())));
    return 0;
  };
  const sudo: ContainerProgram = (process) =>
    process.run(process.argv.slice(1), { env: new Map([...process.env, ['SUDO_USER', 'docker']]) });
  const programs = { ...alpine, curl: curlOf(NODE_CURL), 'iptables-save': tables, sudo };
  return async (name: string, script: string, call: ProgramCall): Promise<number> => {
    const { address = '' } = lab.nodes.find((node) => node.name === name) ?? {};
    const place: Place = {
      socket: lab.network.socket({ kind: 'node', address, node: name }),
      hostname: name,
      address,
      user: 1000,
      nameServer: '192.168.49.1',
      hosts: `127.0.0.1 localhost\n${address} ${name} control-plane.minikube.internal\n192.168.49.1 host.minikube.internal\n`,
      files: filesOf({ '/etc/hostname': `${name}\n` }, ['/etc', '/home', '/tmp', '/var']),
      programs,
    };
    return await runIn(place, sh, ['bash', '-c', script], call);
  };
}
