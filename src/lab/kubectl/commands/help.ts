import { find } from '../cobra/find.ts';
import { globalOptions, help, usage } from '../cobra/help.ts';
import { root } from '../cobra/tree.ts';
import { Exit, Failure } from '../errors.ts';
import { homeOf } from '../kubeconfig/client-config.ts';
import { type Command, usageError } from '../run.ts';

/** `kubectl` alone. */
export const rootHelp: Command = async (run) => run.out(await help(root));

/** `kubectl help COMMAND` */
export const helpCommand: Command = async (run) => {
  let found = root;
  try {
    found = find(run.args).node;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.err(`Unknown help topic [${run.args.map((word) => `\`${word}\``).join(' ')}]\n`);
    run.err(await usage(root));
    return;
  }
  run.out(await help(found));
};

/** `kubectl options` */
export const options: Command = async (run) => run.out(await globalOptions(homeOf(run.call)));

/** A command that only has subcommands: `cmdutil.DefaultSubCommandRun`. */
export function group(where: 'stdout' | 'stderr'): Command {
  return async (run) => {
    if (run.args.length > 0) throw usageError(run, `unknown command ${JSON.stringify(run.args.join(' '))}`);
    const text = await help(run.node);
    if (where === 'stdout') run.out(text);
    else run.err(text);
    throw new Exit(1);
  };
}
