/**
 * Cuts kubectl's cobra tree into what the lab loads at once (commands and flags) and what it loads when somebody asks
 * for help (texts). The input is what `scripts/kubectl-tree/main.go` prints, built inside a checkout of kubectl.
 *
 *   node scripts/kubectl-tree.ts TREE.json
 */
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';

interface Flag {
  readonly name: string;
  readonly shorthand?: string;
  readonly type: string;
  readonly default: string;
  readonly noOptDefVal?: string;
  readonly usage: string;
  readonly scope: 'local' | 'persistent' | 'inherited';
  readonly hidden?: boolean;
  readonly deprecated?: string;
}

interface Command {
  readonly path: string;
  readonly name: string;
  readonly use: string;
  readonly short?: string;
  readonly long?: string;
  readonly example?: string;
  readonly aliases?: readonly string[];
  readonly runnable?: boolean;
  readonly hidden?: boolean;
  readonly flags?: readonly Flag[];
  readonly commands?: readonly Command[];
}

type Help = Record<
  string,
  { long?: string; example?: string; short?: string; usages: Record<string, string> }
>;

const help: Help = {};

function shape(command: Command): object {
  const own = (command.flags ?? []).filter((flag) => flag.scope !== 'inherited');
  help[command.path] = {
    ...(command.long && { long: command.long }),
    ...(command.short && { short: command.short }),
    ...(command.example && { example: command.example }),
    usages: Object.fromEntries(own.map((flag) => [flag.name, flag.usage])),
  };
  return {
    name: command.name,
    use: command.use,
    ...(command.aliases?.length && { aliases: command.aliases }),
    ...(command.runnable && { runnable: true }),
    ...(command.hidden && { hidden: true }),
    flags: own.map((flag) => ({
      name: flag.name,
      ...(flag.shorthand && { short: flag.shorthand }),
      type: flag.type,
      ...(flag.default && { default: flag.default }),
      ...(flag.noOptDefVal && { noOpt: flag.noOptDefVal }),
      ...(flag.scope === 'persistent' && { persistent: true }),
      ...(flag.hidden && { hidden: true }),
      ...(flag.deprecated && { deprecated: flag.deprecated }),
    })),
    ...(command.commands?.length && { commands: command.commands.map(shape) }),
  };
}

const [input] = process.argv.slice(2);
if (!input) throw new Error('usage: node scripts/kubectl-tree.ts TREE.json');
const tree = shape(JSON.parse(await readFile(input, 'utf8')) as Command);
const folder = new URL('../src/lab/kubectl/cobra/data/', import.meta.url);
await writeFile(new URL('tree.json', folder), `${JSON.stringify(tree)}\n`);
await writeFile(new URL('help.json', folder), `${JSON.stringify(help)}\n`);
