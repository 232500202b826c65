import type { FileResult } from '../result.ts';
import type { Output, OutputOptions } from './output.ts';
import { Summary } from './summary.ts';

const reset = '\x1b[0m';
const red = '\x1b[31m';
const green = '\x1b[32m';
const yellow = '\x1b[33m';

/** The output with colours (kubeconform's pkg/output/pretty.go). */
export function prettyOutput({ summary, stdin, verbose }: OutputOptions): Output {
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
  const named = kind !== '' && name !== '';
  switch (status) {
    case 'valid':
      return verbose ? `${green}✔${reset} ${filename}: ${green}${kind} ${name} is valid${reset}\n` : '';
    case 'invalid':
      return `${red}✖${reset} ${filename}: ${red}${kind} ${name} is invalid: ${message}${reset}\n`;
    case 'error':
      // Upstream puts the name after what happened.
      return `${red}✖${reset} ${filename}: ${red}${named ? `${kind} ` : ''}failed validation: ${name} ${message}${reset}\n`;
    case 'skipped': {
      const what = named ? `${kind} ${name} ` : kind === '' ? '' : `${kind} `;
      return verbose ? `${yellow}-${reset} ${filename}: ${yellow}${what}skipped${reset}\n` : '';
    }
    case 'empty':
      return '';
  }
}
