import { diagnose } from '../codes/index.ts';
import { nearest } from '../nearest.ts';
import { formatLabels, type Labels, selects } from './labels.ts';
import { serviceOf, type Workload } from './model.ts';
import { field, type Rule } from './rule.ts';

/** How much of a selector fits: whole pairs count 2, misspelled ones 1. */
function likeness(selector: Labels, labels: Labels): number {
  let points = 0;
  for (const [key, value] of Object.entries(selector)) {
    if (labels[key] === value) points += 2;
    else if (labels[key] !== undefined && nearest(value, [labels[key]]) !== undefined) points += 1;
    else if (
      Object.entries(labels).some(([other, label]) => label === value && nearest(key, [other]) !== undefined)
    )
      points += 1;
  }
  return points;
}

function mostAlike(selector: Labels, workloads: readonly Workload[]): Workload | undefined {
  let best: { workload: Workload; points: number } | undefined;
  for (const workload of workloads) {
    const points = likeness(selector, workload.labels);
    if (points > (best?.points ?? 0)) best = { workload, points };
  }
  return best?.workload;
}

/** A Service's selector fits the labels of some Pod. */
export const serviceSelector: Rule = (object, scope) => {
  const service = serviceOf(object);
  if (service?.selector === undefined || service.type === 'ExternalName' || !scope.anyWorkload) return [];
  const { selector } = service;
  if (scope.workloads(object, ({ labels }) => selects(selector, labels)).length > 0) return [];
  const alike = mostAlike(selector, scope.allWorkloads(object));
  const data = {
    service: object.name,
    selector: formatLabels(selector),
    nearest: alike === undefined ? '' : formatLabels(alike.labels),
    owner: alike?.owner ?? '',
  };
  const { value, extra } = field(object, 'spec', 'selector', Object.keys(selector)[0]!);
  const path = { path: extra.path };
  if (alike === undefined) return [diagnose('ref-selector-matches-nothing', value, data, path)];
  const at = alike.object.places.key([...alike.object.path, 'metadata', 'name']);
  const { line, column } = 'range' in at ? at.range.start : at;
  const related = [{ file: alike.object.file, line, column, message: `${alike.owner}: ${data.nearest}` }];
  return [diagnose('ref-selector-matches-nothing', value, data, { ...path, related })];
};
