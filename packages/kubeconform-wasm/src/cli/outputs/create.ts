import { jsonOutput } from './json.ts';
import { junitOutput } from './junit.ts';
import type { Output, OutputOptions } from './output.ts';
import { prettyOutput } from './pretty.ts';
import { tapOutput } from './tap.ts';
import { textOutput } from './text.ts';

/**
 * The output of a name.
 *
 * @param seconds how long the program has run
 * @returns undefined where there is none of that name
 */
export function createOutput(
  format: string,
  options: OutputOptions,
  seconds: () => number,
): Output | undefined {
  switch (format) {
    case 'json':
      return jsonOutput(options);
    case 'junit':
      return junitOutput(seconds);
    case 'pretty':
      return prettyOutput(options);
    case 'tap':
      return tapOutput();
    case 'text':
      return textOutput(options);
    default:
      return undefined;
  }
}
