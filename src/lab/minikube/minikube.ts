import type { Program } from '../shell/index.ts';
import { type FlagTable, readWords } from './flags.ts';
import { remove, start, stop } from './lifecycle.ts';
import { CODE, type Command, type Machine, type MinikubeOptions, notFound, type Run } from './machine.ts';
import { image, kubectl, ssh } from './node.ts';
import { service } from './service.ts';
import { ip, node, profile, status, version } from './status.ts';
import { tunnel } from './tunnel.ts';

interface Entry {
  readonly run: Command;
  readonly flags?: FlagTable;
  /** What it does, for the help. */
  readonly short: string;
}

const value = { value: true } as const;

const COMMANDS: Readonly<Record<string, Entry>> = {
  start: {
    run: start,
    short: 'Starts a local Kubernetes cluster',
    flags: {
      nodes: { letter: 'n', value: true },
      driver: value,
      'kubernetes-version': value,
      cpus: value,
      memory: value,
      'keep-context': {},
      wait: value,
      cni: value,
      'container-runtime': { letter: 'c', value: true },
      addons: value,
      force: {},
      'dry-run': {},
      'extra-config': value,
      network: value,
      ports: value,
    },
  },
  status: {
    run: status,
    short: 'Gets the status of a local Kubernetes cluster',
    flags: {
      format: { letter: 'f', value: true },
      output: { letter: 'o', value: true },
      layout: { letter: 'l', value: true },
      node: { letter: 'n', value: true },
    },
  },
  stop: {
    run: stop,
    short: 'Stops a running local Kubernetes cluster',
    flags: { all: {}, 'keep-context-active': {}, output: { letter: 'o', value: true } },
  },
  delete: {
    run: remove,
    short: 'Deletes a local Kubernetes cluster',
    flags: { all: {}, purge: {}, output: { letter: 'o', value: true } },
  },
  service: {
    run: service,
    short: 'Returns a URL to connect to a service',
    flags: {
      namespace: { letter: 'n', value: true },
      url: {},
      all: {},
      https: {},
      wait: value,
      interval: value,
      format: value,
      output: { letter: 'o', value: true },
    },
  },
  tunnel: {
    run: tunnel,
    short: 'Connect to LoadBalancer services',
    flags: { cleanup: { letter: 'c' }, 'bind-address': value },
  },
  ip: {
    run: ip,
    short: 'Retrieves the IP address of the specified node',
    flags: { node: { letter: 'n', value: true } },
  },
  ssh: {
    run: ssh,
    short: 'Log into the minikube environment (for debugging)',
    flags: { node: { letter: 'n', value: true }, 'native-ssh': {} },
  },
  kubectl: { run: kubectl, short: 'Run a kubectl binary matching the cluster version', flags: { ssh: {} } },
  node: { run: node, short: 'Add, remove, or list additional nodes' },
  image: { run: image, short: 'Manage images', flags: { format: value } },
  profile: {
    run: profile,
    short: 'Get or list the current profiles (clusters)',
    flags: { light: { letter: 'l' }, output: { letter: 'o', value: true } },
  },
  version: {
    run: version,
    short: 'Print the version of minikube',
    flags: { short: {}, components: {}, output: { letter: 'o', value: true } },
  },
};

/** Commands that a real minikube has besides. */
const OTHERS = new Set(
  'addons cache completion config cp dashboard docker-env license logs mount options pause podman-env ssh-host ssh-key unpause update-check update-context'.split(
    ' ',
  ),
);

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, { short }]) => `  ${name.padEnd(width)}   ${short}`);
  return `minikube provisions and manages local Kubernetes clusters optimized for development workflows.\n\nBasic Commands:\n${rows.join('\n')}\n\nUse "minikube <command> --help" for more information about a given command.\n`;
}

/** minikube with the docker driver, as a program of the reader's computer; and whether its API server runs. */
export function createMinikube(options: MinikubeOptions): { readonly program: Program; running(): boolean } {
  const machine: Machine = { ...options, state: 'Running', tunnel: false };
  const program: Program = async (call) => {
    const styled = call.env.get('MINIKUBE_IN_STYLE') !== 'false';
    const line = (picture: string, text: string) =>
      styled
        ? `${picture}  ${text}\n`
        : `${/[❌❗]/u.test(picture) ? (picture === '❌' ? 'X' : '!') : '*'} ${text}\n`;
    const at = call.argv.findIndex((word) => Object.hasOwn(COMMANDS, word) || OTHERS.has(word));
    const name = at < 0 ? call.argv.find((word) => !word.startsWith('-')) : call.argv[at];
    const entry = name === undefined ? undefined : COMMANDS[name];
    if (name === undefined || (name === 'help' && !entry)) {
      call.stdout(help());
      return 0;
    }
    if (OTHERS.has(name)) {
      call.stderr(
        line(
          '🙄',
          `이 실습실은 "minikube ${name}"을(를) 지원하지 않습니다. (not supported in this lab; use a real minikube)`,
        ),
      );
      return CODE.unsupported;
    }
    if (!entry) {
      call.stderr(`Error: unknown command "${name}" for "minikube"\nRun 'minikube --help' for usage.\n`);
      return 1;
    }
    const words = readWords([...call.argv.slice(0, at), ...call.argv.slice(at + 1)], entry.flags ?? {});
    if (words.problem !== undefined) {
      call.stderr(`Error: ${words.problem}\nSee 'minikube ${name} --help' for usage.\n`);
      return 1;
    }
    if (words.flags.has('help')) {
      call.stdout(`${entry.short}\n\nUsage:\n  minikube ${name} [flags] [options]\n`);
      return 0;
    }
    const run: Run = {
      call,
      machine,
      flags: words.flags,
      args: words.operands,
      rest: words.rest,
      profile: words.flags.get('profile') ?? 'minikube',
      say: (picture, text) => call.stdout(line(picture, text)),
      complain: (picture, text) =>
        call.stderr(`${text.startsWith('Exiting due to') ? '\n' : ''}${line(picture, text)}`),
    };
    if (run.profile !== 'minikube' && name !== 'version') {
      if (name !== 'start') return notFound(run);
      run.complain(
        '🙄',
        `이 실습실에는 minikube 프로필이 하나뿐이라 "${run.profile}"을(를) 만들 수 없습니다. (only one profile in this lab)`,
      );
      return CODE.unsupported;
    }
    return await entry.run(run);
  };
  return { program, running: () => machine.state === 'Running' };
}
