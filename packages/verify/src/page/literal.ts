interface EstreeNode {
  readonly type: string;
}

interface Shapes {
  Literal: { value: unknown };
  TemplateLiteral: { quasis: { value: { cooked?: string } }[]; expressions: EstreeNode[] };
  UnaryExpression: { operator: string; argument: EstreeNode };
  ArrayExpression: { elements: (EstreeNode | null)[] };
  ObjectExpression: { properties: EstreeNode[] };
  Property: { key: EstreeNode; value: EstreeNode; computed: boolean };
  Identifier: { name: string };
}

const is = <Type extends keyof Shapes>(node: EstreeNode, type: Type): node is EstreeNode & Shapes[Type] =>
  node.type === type;

function keyOf(node: EstreeNode): string | undefined {
  if (!is(node, 'Property') || node.computed) return undefined;
  if (is(node.key, 'Identifier')) return node.key.name;
  return is(node.key, 'Literal') ? String(node.key.value) : undefined;
}

/**
 * The value of an expression that is written out (strings, numbers, arrays, objects), without running anything.
 * Undefined when it is anything else.
 *
 * @param node an ESTree expression.
 */
export function literalValue(node: EstreeNode): unknown {
  if (is(node, 'Literal')) return node.value;
  if (is(node, 'TemplateLiteral')) {
    return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined;
  }
  if (is(node, 'UnaryExpression')) {
    const value = literalValue(node.argument);
    return node.operator === '-' && typeof value === 'number' ? -value : undefined;
  }
  if (is(node, 'ArrayExpression'))
    return node.elements.map((each) => (each ? literalValue(each) : undefined));
  if (!is(node, 'ObjectExpression')) return undefined;
  const entries = node.properties.map((property) => {
    const key = keyOf(property);
    return key !== undefined && is(property, 'Property')
      ? ([key, literalValue(property.value)] as const)
      : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}
