import type { Json } from '../../../cluster/json.ts';
import { goType, goValue } from '../../format/gotext.ts';
import { sortedKeys } from '../../format/labels.ts';
import { compare } from './compare.ts';
import { JsonPathError, type ListNode, type Node } from './parser.ts';

/** A template that is ready to be applied to objects. */
export interface JsonPath {
  /**
   * What each part of the template finds.
   *
   * @throws {JsonPathError}
   */
  find(data: Json): Json[][];
}

/**
 * @param root a parsed template.
 * @param allowMissingKeys whether a field that no object has is nothing, instead of an error.
 * https://github.com/kubernetes/client-go/blob/master/util/jsonpath/jsonpath.go
 */
export function jsonPath(root: ListNode, allowMissingKeys = true): JsonPath {
  return { find: (data) => new Run(root.nodes, allowMissingKeys).find(data, 0) };
}

class Run {
  readonly #nodes: readonly Node[];
  readonly #allowMissing: boolean;
  #begin = 0;
  #inside = 0;
  #end = 0;
  #lastEnd = -1;

  constructor(nodes: readonly Node[], allowMissing: boolean) {
    this.#nodes = nodes;
    this.#allowMissing = allowMissing;
  }

  /** Walks the parts from one on; a `range` walks those up to its `end` once for each value. */
  find(data: Json, from: number): Json[][] {
    const full: Json[][] = [];
    for (let i = from; i < this.#nodes.length; i++) {
      const results = this.#walk([data], this.#nodes[i] as Node);
      if (this.#end > 0 && this.#end <= this.#inside) {
        this.#end--;
        this.#lastEnd = i;
        break;
      }
      if (this.#begin === 0) {
        full.push(results);
        continue;
      }
      this.#begin--;
      this.#inside++;
      for (const value of results) full.push(...this.find(value, i + 1));
      // Without a value the parts are still walked, for the place where the range ends.
      if (results.length === 0) this.find(undefined, i + 1);
      this.#inside--;
      if (this.#lastEnd > i) i = this.#lastEnd;
    }
    return full;
  }

  #walk(values: Json[], node: Node): Json[] {
    switch (node.type) {
      case 'list':
        return node.nodes.reduce((current, child) => this.#walk(current, child), values);
      case 'text':
        return [node.text];
      case 'literal':
        return values.map(() => node.value);
      case 'field':
        return this.#field(values, node.name);
      case 'array':
        return values.flatMap((value) => slice(value, node.params));
      case 'filter':
        return values.flatMap((value) => this.#filter(value, node));
      case 'wildcard':
        return values.flatMap(children);
      case 'recursive':
        return values.flatMap(descend);
      case 'union':
        return node.nodes.flatMap((child) => this.#walk(values, child));
      case 'identifier':
        return this.#identifier(values, node.name);
    }
  }

  #identifier(values: Json[], name: string): Json[] {
    if (name === 'range') {
      this.#begin++;
      return values;
    }
    if (name !== 'end') throw new JsonPathError(`unrecognized identifier ${name}`);
    if (this.#inside === 0) throw new JsonPathError('not in range, nothing to end');
    this.#end++;
    return [];
  }

  #field(values: Json[], name: string): Json[] {
    if (values.length === 0) return [];
    const found = values
      .filter((value) => isMap(value) && Object.hasOwn(value, name) && value[name] !== undefined)
      .map((value) => value[name]);
    if (found.length === 0 && !this.#allowMissing) throw new JsonPathError(`${name} is not found`);
    return found;
  }

  #filter(value: Json, { left, right, operator }: Extract<Node, { type: 'filter' }>): Json[] {
    if (!Array.isArray(value)) {
      const shown = value === undefined || value === null ? '<nil>' : goValue(value);
      throw new JsonPathError(`${shown} is not array or slice and cannot be filtered`);
    }
    return value.filter((item) => {
      if (operator === 'exists') {
        return this.#walk([item], left).length > 0;
      }
      const [a, b] = [left, right].map((side) => this.#walk([item], side)) as [Json[], Json[]];
      if (a.length === 0) return false;
      if (a.length > 1) throw new JsonPathError('can only compare one element at a time');
      if (b.length === 0) return false;
      if (b.length > 1) throw new JsonPathError('can only compare one element at a time');
      return compare(operator, a[0], b[0], isFloat(right));
    });
  }
}

function isFloat(list: ListNode): boolean {
  const last = list.nodes.at(-1);
  return last?.type === 'literal' && last.float;
}

function isMap(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (isMap(value)) return sortedKeys(value).map((key) => value[key]);
  return typeof value === 'string' ? [...new TextEncoder().encode(value)] : [];
}

function descend(value: Json): Json[] {
  const below = children(value);
  if (below.length === 0) return [];
  return typeof value === 'string' ? [value] : [value, ...below.flatMap(descend)];
}

function slice(value: Json, [first, last, every]: Extract<Node, { type: 'array' }>['params']): Json[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
  const { length } = value;
  let start = first.value ?? 0;
  if (start < 0) start += length;
  let end = last.value ?? length;
  if (end < 0 || (end === 0 && last.derived)) end += length;
  if (end === start) return [];
  const outside = (index: number) =>
    new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
  if (start >= length || start < 0) throw outside(start);
  if (end > length || end < 0) throw outside(end - 1);
  if (start > end) {
    throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`);
  }
  const step = every.value ?? 1;
  if (step <= 0) throw new JsonPathError('step must be > 0');
  return value.slice(start, end).filter((_, index) => index % step === 0);
}
