/** Sections of a WebAssembly file that are read or changed, by their number in the specification. */
export const sectionId = { memory: 5, global: 6, export: 7, data: 11 } as const;

/** A section as it stands in the file. */
export interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

/** Value types of globals: Go declares no others. */
export const valueType = { i32: 0x7f, i64: 0x7e } as const;

export interface Global {
  readonly type: number;
  readonly mutable: number;
}

export interface Export {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
}

/** Kind of an exported global. */
export const exportedGlobal = 3;

const opcode = { end: 0x0b, i32Const: 0x41, i64Const: 0x42 } as const;
const preamble = 8;

class Reader {
  position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.position >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.position++];
    if (value === undefined) throw new Error('the wasm file ends too early');
    return value;
  }

  /** An unsigned number of at most 32 bits (LEB128). */
  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  }

  bytes(length: number): Uint8Array {
    this.position += length;
    return this.#bytes.subarray(this.position - length, this.position);
  }
}

export function readSections(file: Uint8Array): Section[] {
  const reader = new Reader(file);
  reader.position = preamble;
  const sections: Section[] = [];
  while (!reader.done) sections.push({ id: reader.byte(), body: reader.bytes(reader.number()) });
  return sections;
}

/** The file again, with the bodies of some sections replaced. */
export function writeSections(
  file: Uint8Array,
  sections: readonly Section[],
  replaced: ReadonlyMap<number, Uint8Array>,
): Uint8Array {
  const parts: Uint8Array[] = [file.subarray(0, preamble)];
  for (const { id, body } of sections) {
    const wanted = replaced.get(id) ?? body;
    parts.push(Uint8Array.of(id), unsigned(wanted.length), wanted);
  }
  return Buffer.concat(parts);
}

export function readGlobals(body: Uint8Array): Global[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.number() }, () => {
    const global = { type: reader.byte(), mutable: reader.byte() };
    if (global.type !== valueType.i32 && global.type !== valueType.i64) {
      throw new Error(`a global of a type that is not handled: ${global.type}`);
    }
    reader.byte();
    while (reader.byte() >= 0x80);
    if (reader.byte() !== opcode.end) throw new Error('a global that is not set to a plain constant');
    return global;
  });
}

export function writeGlobals(globals: readonly Global[], values: readonly (number | bigint)[]): Uint8Array {
  return vector(
    globals.map(({ type, mutable }, at) =>
      Buffer.concat([Uint8Array.of(type, mutable), constant(type, BigInt(values[at] ?? 0))]),
    ),
  );
}

export function readExports(body: Uint8Array): Export[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.number() }, () => {
    const name = Buffer.from(reader.bytes(reader.number())).toString();
    return { name, kind: reader.byte(), index: reader.number() };
  });
}

export function writeExports(exports: readonly Export[]): Uint8Array {
  return vector(
    exports.map(({ name, kind, index }) => {
      const text = Buffer.from(name);
      return Buffer.concat([unsigned(text.length), text, Uint8Array.of(kind), unsigned(index)]);
    }),
  );
}

/** One memory without a limit. @param pages of 64 KiB that it starts with */
export const writeMemory = (pages: number): Uint8Array =>
  vector([Buffer.concat([Uint8Array.of(0), unsigned(pages)])]);

/**
 * Data that fills a fresh memory with these contents. What is zero for long is left out.
 *
 * @param memory a whole number of 64 KiB pages
 */
export function writeData(memory: Uint8Array): Uint8Array {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  // A segment's head takes fewer bytes than this many zeros; V8 takes 100,000 segments at most.
  const gap = 8;
  const segments: Uint8Array[] = [];
  for (let at = 0; at < words.length; ) {
    if (words[at] === 0n) {
      at++;
      continue;
    }
    const start = at;
    let last = at;
    for (; at < words.length && at - last < gap; at++) if (words[at] !== 0n) last = at;
    const bytes = memory.subarray(start * 8, (last + 1) * 8);
    const head = [Uint8Array.of(0), constant(valueType.i32, BigInt(start * 8)), unsigned(bytes.length)];
    segments.push(Buffer.concat([...head, bytes]));
  }
  return vector(segments);
}

function constant(type: number, value: bigint): Uint8Array {
  const [code, bits] = type === valueType.i32 ? [opcode.i32Const, 32] : [opcode.i64Const, 64];
  return Buffer.concat([Uint8Array.of(code), signed(BigInt.asIntN(bits, value)), Uint8Array.of(opcode.end)]);
}

const vector = (items: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([unsigned(items.length), ...items]);

function unsigned(value: number): Uint8Array {
  const out: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return Uint8Array.of(...out, value);
}

function signed(value: bigint): Uint8Array {
  const out: number[] = [];
  for (; value < -64n || value > 63n; value >>= 7n) out.push(Number(value & 127n) | 128);
  return Uint8Array.of(...out, Number(value & 127n));
}
