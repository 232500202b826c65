import { diagnose } from '../../codes/index.ts';
import { keyText, type Node } from '../node.ts';
import type { Explainer } from './case.ts';

/** The first scalar or key of a tree that fits. */
function findNode(node: Node, fits: (node: Node, isKey: boolean) => boolean): Node | undefined {
  if (node.kind === 'scalar' && fits(node, false)) return node;
  if (node.kind === 'list') return firstOf(node.items, (item) => findNode(item, fits));
  if (node.kind !== 'map') return undefined;
  return firstOf(node.entries, ({ key, value }) => (fits(key, true) ? key : findNode(value, fits)));
}

function firstOf<T>(items: readonly T[], find: (item: T) => Node | undefined): Node | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keys and numbers that YAML has and JSON has not. */
export const unusable: Explainer = ({ says, root, offset, at, detail }) => {
  if (root === undefined) return [];
  if (/invalid map key|unsupported map key/.test(says)) {
    const key = findNode(root, (node, isKey) => isKey && keyText(node) === undefined);
    return key === undefined
      ? []
      : [diagnose('yaml-map-key', at(key.start - offset, key.end - offset), {}, detail)];
  }
  if (!/unsupported value/.test(says)) return [];
  const number = findNode(
    root,
    (node) => node.kind === 'scalar' && typeof node.value === 'number' && !Number.isFinite(node.value),
  );
  if (number?.kind !== 'scalar') return [];
  return [
    diagnose('yaml-number', at(number.start - offset, number.end - offset), { value: number.text }, detail),
  ];
};
