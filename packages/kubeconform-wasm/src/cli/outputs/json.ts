import type { FileResult } from '../result.ts';
import type { Output, OutputOptions } from './output.ts';
import { Summary } from './summary.ts';

const statusNames = {
  valid: 'statusValid',
  invalid: 'statusInvalid',
  error: 'statusError',
  skipped: 'statusSkipped',
  empty: '',
} as const;

/** The output as JSON (kubeconform's pkg/output/json.go). */
export function jsonOutput({ summary, verbose }: OutputOptions): Output {
  const counts = new Summary();
  const resources: object[] = [];
  return {
    write(result) {
      counts.add(result);
      if (verbose || result.status === 'invalid' || result.status === 'error')
        resources.push(resource(result));
      return '';
    },
    flush() {
      const { valid, invalid, errors, skipped } = counts;
      return `${goJson(summary ? { resources, summary: { valid, invalid, errors, skipped } } : { resources })}\n`;
    },
  };
}

function resource({ filename, kind, name, apiVersion, status, message, errors }: FileResult): object {
  return {
    filename,
    kind,
    name,
    version: apiVersion,
    status: statusNames[status],
    msg: message,
    ...(errors.length === 0
      ? {}
      : { validationErrors: errors.map(({ path, message: msg }) => ({ path, msg })) }),
  };
}

/** JSON as Go's encoding/json indents and escapes it. */
function goJson(value: object): string {
  return JSON.stringify(value, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
