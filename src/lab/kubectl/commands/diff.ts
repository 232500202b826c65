import type { KubeObject } from '../../api.ts';
import { copy, type Json } from '../../cluster/json.ts';
import { digest } from '../../cluster/random.ts';
import { unifiedHunks } from '../../text/diff.ts';
import { Exit, isNotFound, report } from '../errors.ts';
import { toYaml } from '../output/index.ts';
import { memoryOf, withMemory, withoutNulls } from '../patch/last-applied.ts';
import { threeWayPatch } from '../patch/three-way.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions, requireFiles } from '../resources/files.ts';
import { type Command, callOptions, type Info, type Run, usageError } from '../run.ts';

/** `kubectl diff`: exits with 1 when something would change, and with more when something is wrong. */
export const diff: Command = async (run) => {
  let text: string;
  try {
    text = await differences(run);
  } catch (error) {
    const { text: message, code } = report(error);
    throw new Exit(Math.max(2, code), message);
  }
  if (text === '') return;
  run.out(text);
  throw new Exit(1);
};

async function differences(run: Run): Promise<string> {
  const { flags, args } = run;
  if (args.length > 0) throw usageError(run, `Unexpected args: [${args.join(' ')}]`);
  const files = filenameOptions(run);
  requireFiles(files);
  const result = await build(run, { files, labelSelector: flags.text('selector') });
  const found: { readonly name: string; readonly live: string; readonly merged: string }[] = [];
  await result.each(async (info) => {
    const live = await current(run, info);
    const merged = await mergedWith(run, info, live);
    found.push({ name: fileName(info), ...texts(info, live, merged, flags.bool('show-secrets')) });
  });
  const now = run.world.clock.now();
  const [from, to] = [`/tmp/LIVE-${number(`live ${now}`)}`, `/tmp/MERGED-${number(`merged ${now}`)}`];
  const time = new Date(now).toISOString().replace('T', ' ').replace('Z', '000000 +0000');
  return found
    .filter(({ live, merged }) => live !== merged)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(
      ({ name, live, merged }) =>
        `diff -u -N ${from}/${name} ${to}/${name}\n--- ${from}/${name}\t${time}\n+++ ${to}/${name}\t${time}\n${unifiedHunks(live, merged)}`,
    )
    .join('');
}

/** The number that a temporary folder gets. */
function number(seed: string): string {
  return String(Number.parseInt(digest(seed, 8), 16));
}

function fileName({ resource, namespace = '', name }: Info): string {
  const group = resource.group ? `${resource.group}.` : '';
  return `${group}${resource.version}.${resource.kind}.${namespace}.${name}`;
}

async function current(run: Run, info: Info): Promise<KubeObject | undefined> {
  const api = await run.connect();
  try {
    return await api.get(info.resource, info.namespace, info.name, callOptions(run));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** What the object would be after `kubectl apply`. */
async function mergedWith(run: Run, info: Info, live: KubeObject | undefined): Promise<KubeObject> {
  const api = await run.connect();
  const { resource, namespace, name } = info;
  const sent = info.object as KubeObject;
  const options = callOptions(run, { dryRun: true });
  if (!live) return await api.create(resource, namespace, withoutNulls(sent), options);
  const patch: Json = threeWayPatch(memoryOf(live) ?? {}, withMemory(sent), live, resource.kind);
  // What would be remembered is no difference.
  if (patch.metadata?.annotations) {
    const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...others } = patch.metadata.annotations;
    patch.metadata = { ...patch.metadata, annotations: others };
  }
  return await api.patch(resource, namespace, name, 'strategic', patch, options);
}

const MASKS = ['***', '*** (before)', '*** (after)'] as const;

/** Both objects as YAML; values of a Secret only say whether they differ. */
function texts({ resource }: Info, live: KubeObject | undefined, merged: KubeObject, open: boolean) {
  const [before, after]: [Json, Json] = [live && copy(live), copy(merged)];
  if (resource.kind === 'Secret' && resource.group === '' && !open) {
    for (const key of new Set([...Object.keys(before?.data ?? {}), ...Object.keys(after.data ?? {})])) {
      const [old, next] = [before?.data?.[key], after.data?.[key]];
      const changed = old !== undefined && next !== undefined && old !== next;
      if (old !== undefined) before.data[key] = changed ? MASKS[1] : MASKS[0];
      if (next !== undefined) after.data[key] = changed ? MASKS[2] : MASKS[0];
    }
  }
  return { live: before ? toYaml(before) : '', merged: toYaml(after) };
}
