import { help } from '../../cobra/help.ts';
import { Exit, Failure } from '../../errors.ts';
import { asObject, type Kubeconfig } from '../../kubeconfig/file.ts';
import { toYaml } from '../../output/index.ts';
import type { Run } from '../../run.ts';

/** Shows the command's help, then what is wrong: kubectl's `helpErrorf`. */
export async function helpError(run: Run, message: string): Promise<never> {
  run.out(await help(run.node));
  throw new Failure(message);
}

/** The file that is written to. */
export function configFile(run: Run): string {
  const [first] = run.config.paths;
  if (first === undefined) throw new Exit(1);
  return first;
}

/** Reads the kubeconfig, changes it, writes it. */
export async function modify(run: Run, change: (config: Kubeconfig) => Kubeconfig): Promise<void> {
  const config = await run.config.raw();
  await run.call.files.write(configFile(run), toYaml(asObject(change(config))));
}

/** A map without one of its entries. */
export function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([name]) => name !== key));
}
