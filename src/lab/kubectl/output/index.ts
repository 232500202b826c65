export { OutputError } from './error.ts';
export { goJson } from './json.ts';
export { type JsonPath, JsonPathError, jsonPath, parseJsonPath, printFound } from './jsonpath/index.ts';
export { isList, type KubeList, listOf, withoutManagedFields } from './list.ts';
export {
  allowedFormats,
  nameLine,
  type ObjectPrinter,
  type OutputOptions,
  outputPrinter,
} from './printer.ts';
export { relaxedPath } from './relaxed.ts';
export { sortBy, sortTable } from './sort.ts';
export { toYaml } from './yaml.ts';
