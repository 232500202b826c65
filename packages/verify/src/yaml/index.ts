export { checkStream, checkYaml, type YamlVerdict } from './check.ts';
export { readYaml, type YamlDocument, type YamlFile } from './document.ts';
export { type Lines, linesOf } from './lines.ts';
export {
  type AliasNode,
  type Entry,
  keyText,
  type ListNode,
  type MapNode,
  type Node,
  type Path,
  resolveAlias,
  type ScalarNode,
} from './node.ts';
export { formatPath, locate, nodeAt, type Spot } from './path.ts';
export { resolvePlain, type Scalar } from './scalar.ts';
export { isObject, type Json, type JsonObject, plainText, toJson } from './value.ts';
