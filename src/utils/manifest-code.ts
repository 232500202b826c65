import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from 'kubernetes-guide-verify';
import type { DecorationItem, ShikiTransformer } from 'shiki';
import { showUnseen } from '../markdown/unseen.ts';
import { highlightYaml } from './highlight.ts';

/** What is drawn on the lines of a manifest. Line numbers count from 1. */
export interface LineMarks {
  /** Lines that the page speaks of. */
  readonly marked: ReadonlySet<number>;
  /** Line → the number of its note. */
  readonly notes: ReadonlyMap<number, number>;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the page about a code lies. */
  readonly about?: (code: string) => string;
}

/** What the file promises to the checks (verify's `expectation.ts`): nothing for readers. */
const EXPECTATION = /^#\s*expect:/;

/** The stretch of its first line that a diagnostic means: what it names, else all after its column. */
function squiggle(
  { line, column, endLine, endColumn }: Diagnostic,
  lines: readonly string[],
): DecorationItem[] {
  const length = lines[line - 1]?.length ?? 0;
  const start = column - 1;
  const end = Math.min(
    length,
    (endLine ?? line) === line && endColumn !== undefined ? endColumn - 1 : length,
  );
  if (end <= start) return [];
  const at = (character: number) => ({ line: line - 1, character });
  return [{ start: at(start), end: at(end), properties: { class: 'squiggle' } }];
}

function verdict(
  { code, severity, message, hint, kubernetes }: Diagnostic,
  about: LineMarks['about'],
): Element {
  const only = kubernetes && kubernetes.length > 0 ? `쿠버네티스 ${kubernetes.join(', ')}에서만` : undefined;
  return h('span', { class: 'verdict', dataSeverity: severity }, [
    h('span', { class: 'verdict-message' }, message),
    ...(hint ? [' ', h('span', { class: 'verdict-hint' }, hint)] : []),
    ' ',
    h('span', { class: 'verdict-code' }, [
      about === undefined ? code : h('a', { href: about(code) }, code),
      only && ` · ${only}`,
    ]),
  ]);
}

/** Puts each message under its line: after the newline, for a block in front of it would leave a gap. */
function insertVerdicts(code: Element, { diagnostics, about }: LineMarks): void {
  let line = 0;
  code.children = code.children.flatMap((child, index, all) => {
    if (child.type === 'element') line += 1;
    const last = index === all.length - 1;
    if (child.type !== 'text' && !last) return [child];
    return [child, ...diagnostics.filter((each) => each.line === line).map((each) => verdict(each, about))];
  });
}

/** Two diagnostics on the same or crossing stretches get one underline: Shiki refuses crossing ones. */
function withoutCrossings(items: readonly DecorationItem[]): DecorationItem[] {
  const kept: DecorationItem[] = [];
  for (const item of items) {
    const crosses = kept.some((other) => overlaps(item, other));
    if (!crosses) kept.push(item);
  }
  return kept;
}

function overlaps(one: DecorationItem, other: DecorationItem): boolean {
  const place = (at: DecorationItem['start']) => (typeof at === 'number' ? { line: 0, character: at } : at);
  const [a, b] = [place(one.start), place(other.start)];
  return (
    a.line === b.line && a.character < place(other.end).character && b.character < place(one.end).character
  );
}

/**
 * A manifest as highlighted HTML, with marked lines, note numbers, underlined mistakes and their messages.
 * @param text The whole file.
 */
export function manifestHtml(
  text: string,
  marks: LineMarks,
  lang: 'yaml' | 'text' = 'yaml',
): Promise<string> {
  const { marked, notes, diagnostics } = marks;
  const source = text.replace(/\n$/, '');
  const lines = source.split('\n');
  const wrong = new Set(diagnostics.map(({ line }) => line));
  const draw: ShikiTransformer = {
    name: 'manifest-lines',
    line(node, line) {
      if (marked.has(line)) this.addClassToHast(node, 'is-marked');
      if (EXPECTATION.test(lines[line - 1] ?? '')) this.addClassToHast(node, 'is-expectation');
      if (wrong.has(line)) this.addClassToHast(node, 'is-wrong');
      const note = notes.get(line);
      if (note !== undefined) node.properties['data-note'] = String(note);
    },
    // Not in `code`: Shiki places the underlines there, by counting lines.
    pre(node) {
      const [code] = node.children;
      if (code?.type === 'element') insertVerdicts(code, marks);
    },
  };
  const decorations = withoutCrossings(diagnostics.flatMap((each) => squiggle(each, lines)));
  return highlightYaml(source, [draw, showUnseen()], decorations, lang);
}
