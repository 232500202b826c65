import { help } from '../cobra/help.ts';
import { Failure } from '../errors.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { type Command, usageError } from '../run.ts';
import { refuse } from './refuse.ts';

/** `kubectl certificate` alone shows its help and is well. */
export const certificate: Command = async (run) => run.out(await help(run.node));

/** `kubectl alpha` has no commands. */
export const alpha: Command = async (run) => {
  run.err('No alpha commands are available in this version of kubectl\n');
};

/** `kubectl completion`, as far as it asks for a shell that it knows. */
export const completion: Command = async (run) => {
  const [shell] = run.args;
  if (shell === undefined) throw usageError(run, 'Shell not specified.');
  if (run.args.length > 1) throw usageError(run, 'Too many arguments. Expected only the shell type.');
  if (!['bash', 'zsh', 'fish', 'powershell'].includes(shell)) {
    throw usageError(run, `Unsupported shell type ${JSON.stringify(shell)}.`);
  }
  await refuse('kubectl completion')(run);
};

/** `kubectl plugin list`: there are none. */
export const pluginList: Command = async () => {
  throw new Failure('unable to find any kubectl plugins in your PATH');
};

/** `kubectl debug`, as far as it only looks at its words and for its targets. */
export const debug: Command = async (run) => {
  const { flags, args } = run;
  if (flags.text('image') === '' && flags.text('copy-to') === '') {
    throw new Failure('you must specify --image when not using --copy-to.');
  }
  if (args.length === 0 && flags.list('filename').length === 0) {
    throw new Failure('NAME or filename is required for debug');
  }
  const result = await build(run, {
    namesOf: { type: 'pods', names: args },
    files: filenameOptions(run),
    latest: true,
  });
  const { error } = await result.infos();
  if (error) throw error;
  await refuse('kubectl debug')(run);
};

/** `kubectl kustomize`, as far as it only looks for its folder. */
export const kustomize: Command = async (run) => {
  if (run.args.length > 1) throw new Failure('specify one path to kustomization.yaml');
  await checkKustomization(run, run.args[0] ?? '.');
  await refuse('kubectl kustomize')(run);
};

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** @throws {Failure} in kustomize's words, unless the folder holds a kustomization. */
export async function checkKustomization(run: Parameters<Command>[0], path: string): Promise<void> {
  const { call } = run;
  const full = path.startsWith('/') ? path : `${call.cwd.replace(/\/$/, '')}/${path}`.replace(/\/\.$/, '');
  const folder = full.replace(/\/+$/, '');
  if ((await call.files.list(path)) === undefined) {
    if ((await call.files.read(path)) !== undefined) {
      throw new Failure(`must build at directory: not a valid directory: '${path}' doesn't exist`);
    }
    throw new Failure(
      `must build at directory: not a valid directory: evalsymlink failure on '${path}' : lstat ${folder}: no such file or directory`,
    );
  }
  for (const name of NAMES) {
    if ((await call.files.read(`${path.replace(/\/+$/, '')}/${name}`)) !== undefined) return;
  }
  throw new Failure(
    `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder}'`,
  );
}
