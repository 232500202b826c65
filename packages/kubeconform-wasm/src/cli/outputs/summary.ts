import type { FileResult } from '../result.ts';

/** Counts results for the last line of `text` and `pretty`, and for JSON. */
export class Summary {
  valid = 0;
  invalid = 0;
  errors = 0;
  skipped = 0;
  readonly #files = new Set<string>();

  add({ status, filename }: FileResult): void {
    this.#files.add(filename);
    if (status === 'valid') this.valid++;
    if (status === 'invalid') this.invalid++;
    if (status === 'error') this.errors++;
    if (status === 'skipped') this.skipped++;
  }

  line(stdin: boolean): string {
    const resources = this.valid + this.invalid + this.errors + this.skipped;
    const files = this.#files.size;
    const where = stdin ? 'parsing stdin' : `in ${files} file${files > 1 ? 's' : ''}`;
    const counts = `Valid: ${this.valid}, Invalid: ${this.invalid}, Errors: ${this.errors}, Skipped: ${this.skipped}`;
    return `Summary: ${resources} resource${resources > 1 ? 's' : ''} found ${where} - ${counts}\n`;
  }
}
