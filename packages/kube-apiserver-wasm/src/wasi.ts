import { Fd, WASI } from '@bjorn3/browser_wasi_shim';

/** What the Go runtime writes when it dies, kept instead of printed. */
class Collector extends Fd {
  text = '';
  readonly #decoder = new TextDecoder();

  override fd_write(data: Uint8Array): { ret: number; nwritten: number } {
    this.text = (this.text + this.#decoder.decode(data, { stream: true })).slice(0, 10_000);
    return { ret: 0, nwritten: data.byteLength };
  }
}

/** The system that the engine runs on: no files, output collected. */
export function createSystem(): { wasi: WASI; output: () => string } {
  const output = new Collector();
  // Arguments and environment were read when the engine was built (`scripts/freeze.ts`).
  const wasi = new WASI([], [], [output, output, output], { debug: false });
  return { wasi, output: () => output.text };
}
