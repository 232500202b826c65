import type { Json } from '../../../cluster/json.ts';
import { goType } from '../../format/gotext.ts';
import { sortedKeys } from '../../format/labels.ts';
import { functions, isTrue, printed } from './functions.ts';
import { type Block, type Operand, type Pipe, TemplateError } from './parse.ts';

class Jump extends Error {
  readonly kind: 'break' | 'continue';
  constructor(kind: 'break' | 'continue') {
    super(kind);
    this.kind = kind;
  }
}

type Scope = Map<string, { value: Json }>;

/**
 * Runs a template on data. What was printed before a failure is in `out` all the same.
 *
 * @throws {TemplateError}
 */
export function execute(
  blocks: readonly Block[],
  data: Json,
  allowMissing: boolean,
  out: (text: string) => void,
): void {
  new Execution(allowMissing, out).blocks(blocks, data, new Map([['$', { value: data }]]));
}

class Execution {
  readonly #allowMissing: boolean;
  readonly #out: (text: string) => void;

  constructor(allowMissing: boolean, out: (text: string) => void) {
    this.#allowMissing = allowMissing;
    this.#out = out;
  }

  blocks(blocks: readonly Block[], dot: Json, outer: Scope): void {
    const scope = new Map(outer);
    for (const block of blocks) this.#block(block, dot, scope);
  }

  #block(block: Block, dot: Json, scope: Scope): void {
    if (block.type === 'text') this.#out(block.text);
    else if (block.type === 'break' || block.type === 'continue') throw new Jump(block.type);
    else if (block.type === 'action') {
      const value = this.#pipe(block.pipe, dot, scope);
      if (block.pipe.declare.length === 0) this.#out(printed(value));
    } else {
      const inner = new Map(scope);
      const value = this.#pipe(block.pipe, dot, inner, block.type === 'range');
      if (block.type === 'range') this.#range(block, value, dot, inner);
      else if (isTrue(value)) this.blocks(block.body, block.type === 'with' ? value : dot, inner);
      else this.blocks(block.otherwise, dot, inner);
    }
  }

  #range(
    block: Extract<Block, { type: 'if' | 'range' | 'with' }>,
    value: Json,
    dot: Json,
    scope: Scope,
  ): void {
    const entries = entriesOf(value);
    if (entries.length === 0) {
      this.blocks(block.otherwise, dot, scope);
      return;
    }
    const { declare } = block.pipe;
    for (const [key, item] of entries) {
      const inner = new Map(scope);
      if (declare.length === 1) inner.set(declare[0] as string, { value: item });
      if (declare.length === 2) {
        inner.set(declare[0] as string, { value: key });
        inner.set(declare[1] as string, { value: item });
      }
      try {
        this.blocks(block.body, item, inner);
      } catch (error) {
        if (!(error instanceof Jump)) throw error;
        if (error.kind === 'break') return;
      }
    }
  }

  #pipe(pipe: Pipe, dot: Json, scope: Scope, range = false): Json {
    let value: Json;
    for (const [index, command] of pipe.commands.entries()) {
      value = this.#command(command, dot, scope, index === 0 ? [] : [value]);
    }
    if (!range) {
      for (const name of pipe.declare) {
        const known = scope.get(name);
        if (pipe.assign && known) known.value = value;
        else scope.set(name, { value });
      }
    }
    return value;
  }

  #command([first, ...rest]: readonly Operand[], dot: Json, scope: Scope, piped: readonly Json[]): Json {
    if (first?.type !== 'function') {
      if (rest.length > 0 || piped.length > 0) {
        throw new TemplateError("can't give argument to non-function");
      }
      return this.#value(first as Operand, dot, scope);
    }
    // These two stop at the first argument that decides.
    if (first.name === 'and' || first.name === 'or') {
      let last: Json;
      for (const operand of rest) {
        last = this.#value(operand, dot, scope);
        if (isTrue(last) === (first.name === 'or')) return last;
      }
      return piped.length > 0 ? piped[0] : last;
    }
    const run = functions[first.name];
    if (!run) throw new TemplateError(`function "${first.name}" not defined`);
    return run(...rest.map((operand) => this.#value(operand, dot, scope)), ...piped);
  }

  #value(operand: Operand, dot: Json, scope: Scope): Json {
    switch (operand.type) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'constant':
        return operand.value;
      case 'field':
        return this.#path(dot, operand.path);
      case 'variable':
        return this.#path(scope.get(operand.name)?.value, operand.path);
      case 'pipe':
        return this.#path(this.#pipe(operand.pipe, dot, new Map(scope)), operand.path);
      case 'function':
        return this.#command([operand], dot, scope, []);
    }
  }

  #path(value: Json, path: readonly string[]): Json {
    return path.reduce((current, name) => {
      if (current === undefined && this.#allowMissing) return undefined;
      if (current === null || current === undefined) {
        throw new TemplateError(`nil pointer evaluating interface {}.${name}`);
      }
      if (typeof current !== 'object' || Array.isArray(current)) {
        throw new TemplateError(`can't evaluate field ${name} in type interface {}`);
      }
      if (!Object.hasOwn(current, name) && !this.#allowMissing) {
        throw new TemplateError(`map has no entry for key "${name}"`);
      }
      return current[name];
    }, value);
  }
}

function entriesOf(value: Json): [Json, Json][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  if (typeof value === 'object') return sortedKeys(value).map((key) => [key, value[key]]);
  if (typeof value === 'number') return Array.from({ length: value }, (_, index) => [index, index]);
  throw new TemplateError(`range can't iterate over ${typeof value === 'string' ? value : goType(value)}`);
}
