import type { Json } from '../../cluster/json.ts';
import { byBytes, sortedKeys } from '../format/labels.ts';
import { type Describer, rfc1123 } from './context.ts';
import { writeHead } from './metadata.ts';
import type { Writer } from './writer.ts';

export const namespace: Describer = async (object, { w, list }) => {
  const name = object.metadata.name;
  const quotas = await list('resourcequotas', name);
  const ranges = await list('limitranges', name);
  writeHead(w, object, false);
  w.pair('Status', object.status?.phase);
  const conditions: Json[] = object.status?.conditions ?? [];
  if (conditions.length > 0) writeTimedConditions(w, conditions);
  w.line(0, '');
  writeQuotas(w, quotas);
  w.line(0, '');
  writeRanges(w, ranges);
};

/** Conditions with the time of their last change. */
export function writeTimedConditions(w: Writer, conditions: readonly Json[]): void {
  w.line(0, 'Conditions:');
  w.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
  w.line(1, '----\t------\t------------------\t------\t-------');
  for (const { type, status, lastTransitionTime, reason = '', message = '' } of conditions) {
    w.line(1, [type, status, rfc1123(lastTransitionTime), reason, message].join('\t'));
  }
}

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

function writeScopes(w: Writer, scopes: readonly string[] | undefined, level: number, star: string): void {
  if (!scopes?.length) return;
  const sorted = [...scopes].sort(byBytes);
  w.pair('Scopes', sorted.join(', '), level);
  for (const scope of sorted) if (SCOPES[scope]) w.line(level, `${star}* ${SCOPES[scope]}`);
}

function writeQuotas(w: Writer, quotas: readonly Json[]): void {
  if (quotas.length === 0) {
    w.line(0, 'No resource quota.');
    return;
  }
  w.line(0, 'Resource Quotas');
  for (const { metadata, spec, status } of quotas) {
    w.pair('Name', metadata.name, 1);
    writeScopes(w, spec?.scopes, 1, '');
    w.line(1, 'Resource\tUsed\tHard');
    w.line(1, '--------\t---\t---');
    for (const name of sortedKeys(status?.hard)) {
      w.line(1, `${name}\t${status.used?.[name] ?? 0}\t${status.hard[name]}`);
    }
  }
}

export const resourceQuota: Describer = ({ metadata, spec, status }, { w }) => {
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  writeScopes(w, spec?.scopes, 0, ' ');
  w.line(0, 'Resource\tUsed\tHard');
  w.line(0, '--------\t----\t----');
  for (const name of sortedKeys(status?.hard)) {
    w.line(0, `${name}\t${status.used?.[name] ?? 0}\t${status.hard[name]}`);
  }
};

const RANGE_HEAD = [
  'Type',
  'Resource',
  'Min',
  'Max',
  'Default Request',
  'Default Limit',
  'Max Limit/Request Ratio',
];

function writeRanges(w: Writer, ranges: readonly Json[]): void {
  if (ranges.length === 0) {
    w.line(0, 'No LimitRange resource.');
    return;
  }
  w.line(0, 'Resource Limits');
  writeRangeHead(w, ' ');
  for (const { spec } of ranges) writeLimits(w, spec, ' ');
}

function writeRangeHead(w: Writer, prefix: string): void {
  w.line(0, prefix + RANGE_HEAD.join('\t'));
  const rules = RANGE_HEAD.map((heading) => '-'.repeat(heading.length));
  w.line(0, prefix + rules.join('\t'));
}

function writeLimits(w: Writer, spec: Json, prefix: string): void {
  for (const item of spec?.limits ?? []) {
    const maps = [item.min, item.max, item.defaultRequest, item.default, item.maxLimitRequestRatio];
    const names = new Set(maps.flatMap((map) => Object.keys(map ?? {})));
    // A real kubectl lists the resources in no order at all.
    for (const name of [...names].sort(byBytes)) {
      const values = maps.map((map) => map?.[name] ?? '-');
      w.line(0, `${prefix}${[item.type, name, ...values].join('\t')}`);
    }
  }
}

export const limitRange: Describer = ({ metadata, spec }, { w }) => {
  w.pair('Name', metadata.name);
  w.pair('Namespace', metadata.namespace);
  writeRangeHead(w, '');
  writeLimits(w, spec, '');
};
