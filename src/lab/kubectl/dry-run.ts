import { parseBool } from './cobra/values.ts';
import { Failure } from './errors.ts';
import type { DryRun, Run } from './run.ts';

/** What `--dry-run` says: `cmdutil.GetDryRunStrategy`. @throws {Failure} */
export function dryRunOf(run: Run): DryRun {
  const text = run.flags.text('dry-run');
  const log = (message: string) =>
    run.err(`${klogPrefix('W', run.world.clock.now())} helpers.go:714] ${message}\n`);
  if (text === 'unchanged') {
    log('--dry-run is deprecated and can be replaced with --dry-run=client.');
    return 'client';
  }
  if (text === 'client' || text === 'server' || text === 'none') return text;
  const bool = parseBool(text);
  if (bool === undefined) {
    throw new Failure(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`);
  }
  const instead = bool ? 'client' : 'none';
  log(`--dry-run=${text} is deprecated (boolean value) and can be replaced with --dry-run=${instead}.`);
  return instead;
}

/** What stands behind an operation that did not happen. */
export function dryRunSuffix(dryRun: DryRun): string {
  if (dryRun === 'none') return '';
  return dryRun === 'client' ? ' (dry run)' : ' (server dry run)';
}

/** How klog begins a line. */
export function klogPrefix(level: 'W' | 'E' | 'I', now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${date.toISOString().slice(11, 23)}000`;
  return `${level}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())} ${time}   21889`;
}

/** What `--validate` says: `cmdutil.GetValidationDirective`. @throws {Failure} */
export function validationOf(run: Run): 'strict' | 'warn' | 'ignore' {
  const text = run.flags.text('validate');
  const bool = parseBool(text);
  if (bool !== undefined) return bool ? 'strict' : 'ignore';
  if (text === 'strict' || text === 'warn' || text === 'ignore') return text;
  throw new Failure(
    `invalid - validate option ${JSON.stringify(text)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}
