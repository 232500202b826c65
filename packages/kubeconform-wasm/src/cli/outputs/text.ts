import type { FileResult } from '../result.ts';
import type { Output, OutputOptions } from './output.ts';
import { Summary } from './summary.ts';

/** The plain output (kubeconform's pkg/output/text.go). */
export function textOutput({ summary, stdin, verbose }: OutputOptions): Output {
  const counts = new Summary();
  return {
    write(result) {
      counts.add(result);
      return line(result, verbose);
    },
    flush: () => (summary ? counts.line(stdin) : ''),
  };
}

function line({ status, filename, kind, name, message }: FileResult, verbose: boolean): string {
  switch (status) {
    case 'valid':
      return verbose ? `${filename} - ${kind} ${name} is valid\n` : '';
    case 'invalid':
      return `${filename} - ${kind} ${name} is invalid: ${message}\n`;
    case 'error':
      return kind !== '' && name !== ''
        ? `${filename} - ${kind} ${name} failed validation: ${message}\n`
        : `${filename} - failed validation: ${message}\n`;
    case 'skipped':
      // Upstream names a skipped resource the other way round.
      return verbose ? `${filename} - ${name} ${kind} skipped\n` : '';
    case 'empty':
      return '';
  }
}
