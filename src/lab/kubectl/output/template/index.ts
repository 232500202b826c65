import type { KubeObject } from '../../../api.ts';
import { goQuote, goValue } from '../../format/gotext.ts';
import { OutputError } from '../error.ts';
import { goJson } from '../json.ts';
import type { KubeList } from '../list.ts';
import { execute } from './execute.ts';
import { parseTemplate, TemplateError } from './parse.ts';

/**
 * `-o go-template`
 *
 * @throws {OutputError} for what is no template; printing throws for data that does not fit it.
 */
export function goTemplate(
  text: string,
  allowMissing: boolean,
): { print(object: KubeObject | KubeList): string } {
  let blocks: ReturnType<typeof parseTemplate>;
  try {
    blocks = parseTemplate(text);
  } catch (error) {
    throw new OutputError(`error parsing template ${text}, ${(error as Error).message}`);
  }
  return {
    print(object) {
      let out = '';
      try {
        execute(blocks, object, allowMissing, (piece) => {
          out += piece;
        });
        return out;
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        const message = `template: output: executing "output": ${error.message}`;
        const more =
          `Error executing template: ${message}. Printing more information for debugging the template:\n` +
          `\ttemplate was:\n\t\t${text}\n\traw data was:\n\t\t${goJson(object)}\n` +
          `\tobject given to template engine was:\n\t\t${goValue(object)}\n\n`;
        throw new OutputError(`error executing template ${goQuote(text)}: ${message}`, out + more);
      }
    },
  };
}
