import type { FileResult } from '../result.ts';
import type { Output } from './output.ts';

/** The Test Anything Protocol, version 13 (kubeconform's pkg/output/tap.go). */
export function tapOutput(): Output {
  let index = 0;
  return {
    write(result) {
      index++;
      return `${index === 1 ? 'TAP version 13\n' : ''}${line(result, index)}\n`;
    },
    flush: () => `1..${index}\n`,
  };
}

function line(result: FileResult, index: number): string {
  const { status, filename, apiVersion, kind, namespace, name, message } = result;
  const qualified = `${apiVersion}/${kind}/${namespace}/${name}`;
  switch (status) {
    case 'valid':
      return `ok ${index} - ${filename} (${qualified})`;
    case 'invalid':
      return `not ok ${index} - ${filename} (${qualified}): ${message}`;
    case 'empty':
      return `ok ${index} - ${filename} (empty)`;
    case 'error':
      return `not ok ${index} - ${filename}: ${message}`;
    case 'skipped':
      return `ok ${index} - ${filename} (${qualified}) # skip`;
  }
}
