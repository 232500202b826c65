import { type KubeObject, StatusError } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { dryRunOf, dryRunSuffix, validationOf } from '../../dry-run.ts';
import { Failure } from '../../errors.ts';
import { operationPrinter } from '../../output.ts';
import { withMemory } from '../../patch/last-applied.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import { callOptions, type Run, usageError } from '../../run.ts';

/** The one name that a `create` command takes. @throws {Failure} for none or several. */
export function nameArgument(run: Run): string {
  const count = run.dash === -1 ? run.args.length : run.dash;
  if (count !== 1) throw usageError(run, `exactly one NAME is required, got ${count}`);
  return run.args[0] ?? '';
}

/** How an object of a `create` command comes to be. */
export interface Made {
  /** Without a namespace. */
  readonly object: Json;
  /** What a refusal is told as: `deployment` makes `failed to create deployment: …`. */
  readonly failure?: string;
}

/** Creates what flags described, or only shows it. */
export async function createMade(run: Run, { object, failure }: Made): Promise<void> {
  const { name: namespace, explicit } = await run.config.namespace();
  const dryRun = dryRunOf(run);
  const print = await operationPrinter(run, `created${dryRunSuffix(dryRun)}`, true);
  const fieldValidation = validationOf(run);
  const api = await run.connect();
  const resource = resourceOfKind(api.resources, object.apiVersion, object.kind);
  if (!resource) throw new Failure(`no matches for kind "${object.kind}" in version "${object.apiVersion}"`);
  const placed =
    resource.namespaced && explicit ? { ...object, metadata: { ...object.metadata, namespace } } : object;
  const sent = run.flags.bool('save-config') ? withMemory(placed as KubeObject) : placed;
  if (dryRun === 'client') {
    run.out(print(sent));
    return;
  }
  try {
    const options = callOptions(run, { dryRun: dryRun === 'server', fieldValidation });
    run.out(print(await api.create(resource, resource.namespaced ? namespace : undefined, sent, options)));
  } catch (error) {
    if (failure === undefined || !(error instanceof StatusError)) throw error;
    // kubectl forgets the colon for Secrets.
    throw new Failure(`failed to create ${failure}${failure === 'secret' ? '' : ':'} ${error.message}`);
  }
}
