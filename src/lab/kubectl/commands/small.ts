import { Failure } from '../errors.ts';
import { toYaml } from '../output/index.ts';
import { LAST_APPLIED } from '../patch/last-applied.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import type { Command } from '../run.ts';
import { refuse } from './refuse.ts';

/** `kubectl top`: there is no metrics server. */
export const top: Command = async (run) => {
  const sortBy = run.flags.text('sort-by');
  if (sortBy !== '' && sortBy !== 'cpu' && sortBy !== 'memory') {
    throw new Failure('--sort-by accepts only cpu or memory');
  }
  if (run.args.length > 0 && run.flags.text('selector')) {
    throw new Failure('only one of NAME or --selector can be provided');
  }
  await run.connect();
  throw new Failure('Metrics API not available');
};

/** `kubectl edit`: looks for the object, as kubectl does before it opens an editor, which there is none of. */
export const edit: Command = async (run) => {
  const result = await build(run, {
    args: run.args,
    files: filenameOptions(run),
    latest: true,
    continueOnError: true,
  });
  const { error } = await result.infos();
  if (error) throw error;
  return await refuse(
    'kubectl edit',
    '편집기가 없습니다. 매니페스트를 고쳐 kubectl apply -f로 적용하거나 kubectl patch를 쓰세요.',
  )(run);
};

/** `kubectl apply view-last-applied` */
export const viewLastApplied: Command = async (run) => {
  const { flags, args } = run;
  const output = flags.text('output');
  if (output !== 'yaml' && output !== 'json') {
    throw new Failure(
      `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json\nSee 'kubectl apply view-last-applied -h' for help and examples`,
    );
  }
  const result = await build(run, {
    args,
    files: filenameOptions(run),
    labelSelector: flags.text('selector'),
    allowEmptySelector: flags.bool('all'),
    latest: true,
  });
  const { infos, error } = await result.infos();
  if (error) throw error;
  for (const { object } of infos) {
    const text = object?.metadata.annotations?.[LAST_APPLIED];
    // kubectl means to say so, and wraps an error that it does not have.
    if (!text) continue;
    const value = JSON.parse(text);
    run.out(output === 'yaml' ? toYaml(value) : `${JSON.stringify(value, null, 2)}\n`);
  }
};
