import { expect, test } from 'vitest';
import { freeze } from './freeze.ts';
import {
  readExports,
  readGlobals,
  readSections,
  sectionId,
  writeData,
  writeExports,
  writeGlobals,
  writeMemory,
  writeSections,
} from './wasm-file.ts';

const page = 65_536;
const header = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** A file of these sections. */
function fileOf(...sections: readonly (readonly [id: number, body: Uint8Array])[]): Uint8Array {
  const all = sections.map(([id, body]) => ({ id, body }));
  return writeSections(header, all, new Map());
}

const memoryExport = { name: 'memory', kind: 2, index: 0 };

test('data fills a fresh memory with what the old one held', () => {
  const memory = new Uint8Array(2 * page);
  let seed = 7;
  for (let at = 0; at < memory.length; ) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const length = seed >>> 25;
    // Runs of bytes, and gaps of every length.
    if (seed & 0x10000) memory.fill(seed & 255, at, at + length);
    at += length + 1;
  }
  memory[memory.length - 1] = 1;
  const file = fileOf(
    [sectionId.memory, writeMemory(2)],
    [sectionId.export, writeExports([memoryExport])],
    [sectionId.data, writeData(memory)],
  );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(file as BufferSource));
  const filled = new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer);
  expect(Buffer.compare(filled, memory)).toBe(0);
});

test('globals of both sizes keep their values', () => {
  const globals = [0x7f, 0x7e, 0x7e, 0x7f].map((type) => ({ type, mutable: 1 }));
  const values = [-2_147_483_648, 9_223_372_036_854_775_807n, -64n, 64];
  const names = values.map((_, index) => ({ name: `g${index}`, kind: 3, index }));
  const file = fileOf(
    [sectionId.global, writeGlobals(globals, values)],
    [sectionId.export, writeExports(names)],
  );
  const [first, second] = readSections(file);
  expect(readGlobals(first!.body)).toEqual(globals);
  expect(readExports(second!.body)).toEqual(names);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(file as BufferSource));
  expect(names.map(({ name }) => (exports[name] as WebAssembly.Global).value as unknown)).toEqual(values);
});

test('a frozen module begins where its start ended, and starts no more', () => {
  // (func (i32.store (i32.const 16) (i32.const 42)) (global.set 0 (i64.const 7)))
  const code = [0, 0x41, 16, 0x41, 42, 0x36, 2, 0, 0x42, 7, 0x24, 0, 0x0b];
  const file = fileOf(
    [1, Uint8Array.of(1, 0x60, 0, 0)],
    [3, Uint8Array.of(1, 0)],
    [sectionId.memory, writeMemory(1)],
    [sectionId.global, writeGlobals([{ type: 0x7e, mutable: 1 }], [1n])],
    [
      sectionId.export,
      writeExports([
        memoryExport,
        { name: '_initialize', kind: 0, index: 0 },
        { name: 'g', kind: 3, index: 0 },
      ]),
    ],
    [10, Uint8Array.of(1, code.length, ...code)],
    [sectionId.data, writeData(new Uint8Array(page))],
  );
  const frozen = freeze(file, 'program', []);
  expect(Buffer.compare(frozen, freeze(file, 'program', []))).toBe(0);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(frozen as BufferSource));
  expect(Object.keys(exports)).toEqual(['memory', 'g']);
  expect((exports['g'] as WebAssembly.Global).value).toBe(7n);
  expect(new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer)[16]).toBe(42);
});
