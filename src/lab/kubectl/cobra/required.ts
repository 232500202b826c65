import { Failure } from '../errors.ts';
import type { Flags } from './flags.ts';
import type { CommandNode } from './tree.ts';

/** Flags that must be given: `MarkFlagRequired` in kubectl's sources. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'kubectl scale': ['replicas'],
  'kubectl create deployment': ['image'],
  'kubectl create clusterrolebinding': ['clusterrole'],
  'kubectl create cronjob': ['image', 'schedule'],
  'kubectl create service externalname': ['external-name'],
  'kubectl kuberc set': ['section'],
  'kubectl run': ['image'],
  'kubectl autoscale': ['max'],
};

/** @throws {Failure} in cobra's words. */
export function checkRequired(node: CommandNode, flags: Flags): void {
  const missing = (REQUIRED[node.path] ?? []).filter((name) => !flags.changed(name));
  if (missing.length === 0) return;
  throw new Failure(`required flag(s) ${missing.map((name) => JSON.stringify(name)).join(', ')} not set`);
}
