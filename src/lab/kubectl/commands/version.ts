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
    gitTreeState: 'clean',
    gitVersion,
    goVersion: 'go1.26.8',
    major,
    minor,
    platform: 'linux/amd64',
  };
}

/** A server that behaves as its own version, and can still talk with the one before. */
function emulated(gitVersion: string): Record<string, string> {
  const { major = '', minor = '' } = info(gitVersion);
  return {
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
  };
}

/** The order of the fields of apimachinery's `version.Info`. */
const FIELDS =
  'major minor emulationMajor emulationMinor minCompatibilityMajor minCompatibilityMinor gitVersion gitCommit gitTreeState buildDate goVersion compiler platform'.split(
    ' ',
  );

function ordered(shown: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value
        : Object.fromEntries(
            FIELDS.filter((field) => Object.hasOwn(value as object, field)).map((field) => [
              field,
              (value as Record<string, string>)[field],
            ]),
          ),
    ]),
  );
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
      ...(server !== undefined && { serverVersion: { ...info(server), ...emulated(server) } }),
    };
    run.out(output === 'yaml' ? `${toYaml(shown)}\n` : `${goJson(ordered(shown), 2, false)}\n`);
  }
  if (failed) throw failed;
};
