import {
  createCssVariablesTheme,
  createHighlighter,
  type DecorationItem,
  type ShikiTransformer,
} from 'shiki';
import { styleToClass, VARIABLE_PREFIX } from '../markdown/style-classes.ts';

const theme = createCssVariablesTheme({ variablePrefix: VARIABLE_PREFIX });
const highlighter = createHighlighter({ langs: ['yaml'], themes: [theme] });

/**
 * YAML (or plain text) as highlighted HTML, without style attributes.
 * @param text The whole file.
 * @param transformers Run before the styles become classes.
 */
export async function highlightYaml(
  text: string,
  transformers: readonly ShikiTransformer[] = [],
  decorations: DecorationItem[] = [],
  lang: 'yaml' | 'text' = 'yaml',
): Promise<string> {
  return (await highlighter).codeToHtml(text, {
    lang,
    theme: theme.name ?? 'css-variables',
    decorations,
    transformers: [styleToClass(), ...transformers],
  });
}
