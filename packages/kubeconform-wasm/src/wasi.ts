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

/** The system that the engine runs on: no files, no environment, output collected. */
export function createSystem(): { wasi: WASI; output: () => string } {
  const output = new Collector();
  // It reads nothing; standard input is only there because it must be. Its arguments were read when it was built.
  const system = new WASI([], [], [output, output, output], { debug: false });
  return { wasi: system, output: () => output.text };
}
