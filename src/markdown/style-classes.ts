import type { Element, ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki';

/** Prefix of the variables that `createCssVariablesTheme` writes into style attributes. */
export const VARIABLE_PREFIX = '--code-';

/** `color:var(--code-token-string);font-style:italic` → `code-token-string code-italic`. */
function classesOf(style: string): string[] {
  const token = /(?:^|;)color:var\(--(code-token-[\w-]+)\)/.exec(style)?.[1];
  const shape = /font-(?:style|weight):(\w+)/.exec(style)?.[1];
  return [token, shape && `code-${shape}`].filter((name) => name !== undefined);
}

/** Moves a node's style attribute into its class. */
function toClasses(node: Element): void {
  const { style, class: own, ...rest } = node.properties;
  if (typeof style !== 'string') return;
  const classes = [own, ...classesOf(style)].filter(Boolean).join(' ');
  node.properties = classes === '' ? rest : { ...rest, class: classes };
}

const isBare = (node: ElementContent): node is Element =>
  node.type === 'element' && node.tagName === 'span' && Object.keys(node.properties).length === 0;

/** Shiki transformer: highlighted code without style attributes, which a strict content security policy forbids. */
export function styleToClass(): ShikiTransformer {
  return {
    name: 'style-to-class',
    pre: toClasses,
    span: toClasses,
    line(node) {
      toClasses(node);
      // A token of the plain text colour needs no element of its own.
      node.children = node.children.flatMap((child) => (isBare(child) ? child.children : [child]));
    },
  };
}
