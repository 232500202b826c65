import { keyText, type Node } from './node.ts';

/** A template in a value, with its text. */
export interface LeftTemplate {
  readonly node: Node;
  readonly text: string;
}

const TEMPLATE = /\{\{.*?\}\}/;
/** Fields that hold names: a template in them is never meant. */
const NAMES = new Set(['name', 'namespace', 'image', 'kind', 'apiVersion']);
/** Fields whose values are anybody's text. */
const FREE = new Set(['data', 'stringData', 'binaryData', 'annotations', 'args', 'command', 'env', 'status']);

/**
 * Finds Helm templates in values that are valid YAML: whole values that are one, and names with one in them. Texts of
 * applications, which may have templates of their own, are left alone.
 */
export function findLeftTemplates(root: Node): LeftTemplate[] {
  const found: LeftTemplate[] = [];
  const visit = (node: Node, field: string): void => {
    if (node.kind === 'list') node.items.forEach((item) => void visit(item, field));
    else if (node.kind === 'map') {
      for (const { key, value } of node.entries) {
        const name = keyText(key) ?? '';
        if (!FREE.has(name)) visit(value, name);
      }
    } else if (node.kind === 'scalar' && node.style !== 'block') {
      const template = TEMPLATE.exec(node.text)?.[0];
      if (template !== undefined && (NAMES.has(field) || template === node.text.trim())) {
        found.push({ node, text: template });
      }
    }
  };
  visit(root, '');
  return found;
}
