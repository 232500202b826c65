import { Failure, Unreachable } from '../errors.ts';
import { goJson, toYaml } from '../output/index.ts';
import type { Command } from '../run.ts';

const KUSTOMIZE = 'v5.8.1';

function info(gitVersion: string): Record<string, string> {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {
    buildDate: '1970-01-01T00:00:00Z',
    compiler: 'gc',
    gitCommit: '$Format:%H$',
    gitTreeState: '',
    gitVersion,
    goVersion: 'go1.26.0',
    major,
    minor,
    platform: 'linux/amd64',
  };
}

/** `kubectl version` */
export const version: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 0) throw new Failure(`extra arguments: [${args.join(' ')}]`);
  const output = flags.text('output');
  if (output !== '' && output !== 'yaml' && output !== 'json') {
    throw new Failure("--output must be 'yaml' or 'json'");
  }
  let server: string | undefined;
  let failed: unknown;
  const client = run.version;
  if (!flags.bool('client')) {
    try {
      server = (await run.connect()).version;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      failed = error;
    }
  }
  if (output === '') {
    run.out(`Client Version: ${client}\nKustomize Version: ${KUSTOMIZE}\n`);
    if (server !== undefined) run.out(`Server Version: ${server}\n`);
  } else {
    const shown = {
      clientVersion: info(client),
      kustomizeVersion: KUSTOMIZE,
      ...(server !== undefined && { serverVersion: info(server) }),
    };
    run.out(output === 'yaml' ? toYaml(shown) : `${goJson(shown, 2)}\n`);
  }
  if (failed) throw failed;
};
