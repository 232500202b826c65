/** What is wrong with a Go template, and where. */
export interface TemplateFault {
  readonly said: string;
  readonly at: number;
}

/** Functions of text/template and of kubectl's template printer. */
const FUNCTIONS = new Set(
  'and or not len index slice print printf println html js urlquery call eq ne lt le gt ge exists base64decode nil true false'.split(
    ' ',
  ),
);
const OPENERS = new Set(['if', 'range', 'with', 'define', 'block']);
const OTHERS = new Set(['else', 'end', 'template', 'break', 'continue']);
const TOKEN = /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|[.$][\w.]*|[A-Za-z_]\w*(?:\.\w+)*|["`']/g;

/** Checks the outline of a Go template: delimiters, quotes, blocks and names of functions (text/template/parse). */
export function templateFault(text: string): TemplateFault | undefined {
  const open: { readonly word: string; readonly at: number }[] = [];
  let at = text.indexOf('{{');
  while (at >= 0) {
    const comment = /^\{\{-?\s?\/\*/.test(text.slice(at));
    const close = comment ? text.indexOf('*/', at) : at;
    const end = close < 0 ? -1 : text.indexOf('}}', close);
    if (end < 0) return { said: comment ? 'unclosed comment' : 'unclosed action', at };
    const body = comment ? '' : text.slice(at + 2, end).replace(/^- | -$/g, '  ');
    const [first = ''] = /[A-Za-z]+/.exec(body.trimStart().match(/^[A-Za-z]+/)?.[0] ?? '') ?? [];
    if (!comment && body.trim() === '') return { said: 'missing value for command', at };
    for (const { 0: token, index } of body.matchAll(TOKEN)) {
      if (/^["`']$/.test(token)) return { said: 'unterminated quoted string', at: at + 2 + index };
      const isName = /^[A-Za-z_]/.test(token);
      if (isName && !FUNCTIONS.has(token) && !OPENERS.has(token) && !OTHERS.has(token))
        return { said: `function "${token}" not defined`, at: at + 2 + index };
    }
    if (OPENERS.has(first)) open.push({ word: first, at });
    if (first === 'end' && !open.pop()) return { said: 'unexpected {{end}}', at };
    if (first === 'else' && open.length === 0) return { said: 'unexpected {{else}}', at };
    at = text.indexOf('{{', end + 2);
  }
  const [unclosed] = open;
  return unclosed && { said: 'unexpected EOF', at: unclosed.at };
}
