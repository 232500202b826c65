import {
  exportedGlobal,
  readExports,
  readGlobals,
  readSections,
  type Section,
  sectionId,
  writeData,
  writeExports,
  writeGlobals,
  writeMemory,
  writeSections,
} from './wasm-file.ts';

const page = 65_536;
const initialize = '_initialize';

/**
 * Starts a WASI reactor once and writes down what it then holds: a module whose memory and globals begin where the start
 * ended, and which has no `_initialize` any more. Go and Kubernetes need not fill their tables on every start. The system
 * that the start sees never changes, so neither does the result.
 *
 * @param file as the Go linker made it
 * @param environment such as `GOGC=400`: what the program finds in it is frozen too
 */
export function freeze(file: Uint8Array, program: string, environment: readonly string[]): Uint8Array {
  const sections = readSections(file);
  const globals = readGlobals(body(sections, sectionId.global));
  const exports = readExports(body(sections, sectionId.export));
  const shown = globals.map((_, index) => ({ name: `global ${index}`, kind: exportedGlobal, index }));
  const open = writeSections(
    file,
    sections,
    new Map([[sectionId.export, writeExports([...exports, ...shown])]]),
  );
  const started = start(open, program, environment);
  const values = shown.map(({ name }) => (started[name] as WebAssembly.Global).value as number | bigint);
  const memory = new Uint8Array((started['memory'] as WebAssembly.Memory).buffer);
  return writeSections(
    file,
    sections,
    new Map([
      [sectionId.memory, writeMemory(memory.length / page)],
      [sectionId.global, writeGlobals(globals, values)],
      [sectionId.export, writeExports(exports.filter(({ name }) => name !== initialize))],
      [sectionId.data, writeData(memory)],
    ]),
  );
}

function body(sections: readonly Section[], id: number): Uint8Array {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) throw new Error(`the module has no section ${id}`);
  return found.body;
}

const wasi = 'wasi_snapshot_preview1';
const success = 0;
const badDescriptor = 8;

/** Runs `_initialize` and answers the exports. A program that asks for more than a start needs is refused. */
function start(file: Uint8Array, program: string, environment: readonly string[]): WebAssembly.Exports {
  const module = new WebAssembly.Module(file as BufferSource);
  let exports: WebAssembly.Exports = {};
  const bytes = () => Buffer.from((exports['memory'] as WebAssembly.Memory).buffer);
  // It must move on, and must not be zero.
  let now = 1_000_000_000n;
  let seed = 1;

  const system: Readonly<Record<string, (...given: number[]) => number>> = {
    ...strings('args', [program], bytes),
    ...strings('environ', environment, bytes),
    random_get(address = 0, length = 0) {
      // Any fixed bytes would do (this is the C library's old generator).
      for (let at = address; at < address + length; at++) {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        bytes().writeUInt8(seed >>> 24, at);
      }
      return success;
    },
    fd_prestat_get: () => badDescriptor,
    fd_fdstat_get: (_, address = 0) => {
      bytes().fill(0, address, address + 24);
      return success;
    },
    fd_fdstat_set_flags: () => success,
    sched_yield: () => success,
  };
  // Its second argument is a BigInt.
  const clock = (_: number, __: bigint, address: number) => {
    now += 1000n;
    bytes().writeBigUInt64LE(now, address);
    return success;
  };
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const refuse = () => {
      throw new Error(`the start calls ${from}.${name}, which it need not`);
    };
    const known = name === 'clock_time_get' ? clock : system[name];
    imports[from] = { ...imports[from], [name]: (from === wasi && known) || refuse };
  }
  const instance = new WebAssembly.Instance(module, imports);
  exports = instance.exports;
  (exports[initialize] as () => void)();
  return exports;
}

/** The two calls that tell a program its arguments or its environment. */
function strings(name: string, values: readonly string[], bytes: () => Buffer) {
  const encoded = values.map((value) => Buffer.from(`${value}\0`));
  return {
    [`${name}_sizes_get`](count = 0, size = 0) {
      bytes().writeUInt32LE(encoded.length, count);
      bytes().writeUInt32LE(Buffer.concat(encoded).length, size);
      return success;
    },
    [`${name}_get`](pointers = 0, target = 0) {
      encoded.reduce((address, value, index) => {
        bytes().writeUInt32LE(address, pointers + 4 * index);
        value.copy(bytes(), address);
        return address + value.length;
      }, target);
      return success;
    },
  };
}
