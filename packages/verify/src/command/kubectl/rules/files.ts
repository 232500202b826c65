import { has, knownValue, usageError } from '../../call.ts';
import { fileArgs, needs, type Rule, say, targets, together } from './rule.ts';

const APPLY: Rule = (call) => {
  if (has(call, 'force-conflicts') && !has(call, 'server-side'))
    needs(call, 'force-conflicts', '--server-side', '--force-conflicts only works with --server-side');
  if (knownValue(call, 'dry-run') === 'client')
    together(
      call,
      'server-side',
      'dry-run',
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  together(call, 'server-side', 'force', '--force cannot be used with --server-side');
  if (knownValue(call, 'dry-run') === 'server')
    together(call, 'force', 'dry-run', '--dry-run=server cannot be used with --force');
  return fileArgs(call);
};

/** Commands about files. */
export const FILES_RULES: Readonly<Record<string, Rule>> = {
  apply: APPLY,
  create: (call) => {
    const [extra] = call.args;
    if (extra && !extra.splits) {
      const said = usageError(call, `Unexpected args: [${call.args.map(({ value }) => value).join(' ')}]`);
      const isFile = /[./]/.test(extra.value);
      return say(call, isFile ? 'file-without-flag' : 'no-subcommand', said, extra);
    }
    return fileArgs(call);
  },
  replace: (call) => {
    const [extra] = call.args;
    const without = !has(call, 'filename') && !has(call, 'kustomize') && !has(call, 'raw');
    if (!extra || !without) return fileArgs({ ...call, args: [] });
    return say(call, 'file-without-flag', 'error: must specify one of -f and -k', extra);
  },
  'auth reconcile': fileArgs,
  diff: fileArgs,
  'apply set-last-applied': targets(),
  'apply view-last-applied': targets(),
};
