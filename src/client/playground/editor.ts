import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Diagnostic } from 'kubernetes-guide-verify';
import type { Completions } from '../../playground/complete.ts';
import { changesOf, offsetOf, stretchOf } from '../../playground/marks.ts';
import type { Hover } from '../../playground/protocol.ts';
import { announce } from '../announce.ts';
import { editorTheme } from './editor-theme.ts';
import { fieldHelp } from './field-help.ts';

/** What the editor asks for, and what it tells. */
export interface EditorEvents {
  /** The reader changed the text of the file that is shown. */
  changed(): void;
  /** The reader has come to the editor. */
  focused(): void;
  complete(text: string, offset: number): Promise<Completions | undefined>;
  describe(about: { readonly definition: string; readonly field: string }): Promise<string | undefined>;
  hover(text: string, offset: number): Promise<Hover | undefined>;
}

/** One editor that shows one of several texts; each keeps its own history. */
export interface Editor {
  readonly element: HTMLElement;
  /** A text to show later. */
  state(text: string): EditorState;
  /** Shows a text, under the name of its file. */
  show(state: EditorState, name: string): void;
  readonly current: EditorState;
  readonly text: string;
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Goes to a problem. */
  go(diagnostic: Diagnostic): void;
  fix(fix: NonNullable<Diagnostic['fixes']>[number]): void;
  focus(): void;
}

/** Larger texts are shown without colours and marks of the same word: those cost with each key. */
const LARGE = 300_000;

const KEYS_ID = 'keys';
/** How to use the editor by keyboard alone. */
export const KEYS =
  'Tab은 들여쓰기입니다. Esc를 누르고 바로 Tab을 누르면 편집기를 나갑니다. Ctrl+Space는 자동 완성, F1은 필드의 설명, F8은 다음 문제, Ctrl+F는 찾기입니다.';

const PHRASES = {
  Find: '찾기',
  Replace: '바꾸기',
  next: '다음',
  previous: '이전',
  all: '모두',
  'match case': '대소문자 구분',
  regexp: '정규식',
  'by word': '단어 단위',
  replace: '바꾸기',
  'replace all': '모두 바꾸기',
  close: '닫기',
  'Go to line': '줄로 가기',
  go: '가기',
  Completions: '자동 완성',
  Diagnostics: '문제',
  'No diagnostics': '문제가 없습니다',
};

function paragraph(className: string, text: string): HTMLElement {
  const node = document.createElement('p');
  node.className = className;
  node.textContent = text;
  return node;
}

function hoverCard({ name, type, values, text }: Hover): HTMLElement {
  const card = document.createElement('div');
  card.className = 'hover';
  card.append(paragraph('hover-head', `${name}: ${type}`));
  const said = paragraph('hover-text', text === '' ? '설명이 없는 필드입니다.' : text);
  if (text !== '') said.lang = 'en';
  card.append(said);
  if (values.length > 0) card.append(paragraph('hover-values', `쓸 수 있는 값: ${values.join(', ')}`));
  return card;
}

export function createEditor(events: EditorEvents): Editor {
  const element = document.createElement('div');
  element.className = 'play-editor';
  // In a shadow tree the editor's styles are adopted sheets, which the page's policy allows, not style elements.
  const shadow = element.attachShadow({ mode: 'open' });
  // Names do not reach into a shadow tree from outside: what describes the editor stands in it.
  const keys = paragraph('keys', KEYS);
  keys.id = KEYS_ID;
  keys.hidden = true;
  shadow.append(keys);
  let shown = '';

  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w./-]*/);
    const line = context.state.doc.lineAt(context.pos);
    const typed = word && word.from < word.to;
    // Unasked only where a word has begun, or right after `key: `.
    if (!context.explicit && !typed && !/^\s*(?:- +)*[\w.-]+: $/.test(line.text)) return null;
    const found = await events.complete(context.state.doc.toString(), context.pos).catch(() => undefined);
    if (!found || context.aborted) return null;
    return {
      from: found.from,
      to: Math.max(found.to, context.pos),
      validFor: /^[\w./-]*$/,
      options: found.options.map(
        ({ label, text, detail, type, required, about }): Completion => ({
          label,
          detail,
          type,
          boost: required ? 1 : 0,
          apply(view, _, from, to) {
            view.dispatch({
              changes: { from, to, insert: text },
              selection: { anchor: from + text.length },
              userEvent: 'input.complete',
            });
            if (/[ -]$/.test(text)) startCompletion(view);
          },
          ...(about && {
            async info() {
              const said = await events.describe(about).catch(() => undefined);
              if (said === undefined) return null;
              const node = paragraph('hover-text', said);
              node.lang = 'en';
              return node;
            },
          }),
        }),
      ),
    };
  };

  const extensions = (large: boolean): Extension => [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(PHRASES),
    large ? [] : [yaml(), indentOnInput(), bracketMatching(), closeBrackets(), highlightSelectionMatches()],
    autocompletion({ override: [complete], activateOnTyping: !large, icons: false }),
    hoverTooltip(async (view, pos) => {
      const found = await events.hover(view.state.doc.toString(), pos).catch(() => undefined);
      if (!found) return null;
      return { pos: found.from, end: found.to, create: () => ({ dom: hoverCard(found) }) };
    }),
    fieldHelp(async (text, offset) => {
      const found = await events.hover(text, offset).catch(() => undefined);
      return found && { from: found.from, dom: hoverCard(found) };
    }, announce),
    lintGutter(),
    keymap.of([
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of(() => ({
      'aria-label': `${shown} 편집`,
      'aria-describedby': KEYS_ID,
      autocapitalize: 'none',
      // What is editable takes the focus anyway; said for tools that look for what the keyboard reaches.
      tabindex: '0',
    })),
    // Left to itself, a browser that types over several lines keeps their look with style attributes, which the page's
    // policy forbids.
    EditorView.domEventHandlers({
      beforeinput(event, view) {
        const typed = event.inputType === 'insertText' ? event.data : null;
        if (typed === null || view.composing || view.state.selection.main.empty) return false;
        view.dispatch(view.state.replaceSelection(typed), { userEvent: 'input.type', scrollIntoView: true });
        event.preventDefault();
        return true;
      },
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) events.changed();
      if (update.focusChanged && update.view.hasFocus) events.focused();
    }),
    editorTheme,
  ];
  const stateOf = (text: string): EditorState =>
    EditorState.create({ doc: text, extensions: extensions(text.length > LARGE) });
  const view = new EditorView({ parent: shadow, root: shadow, state: stateOf('') });
  const apply = (fix: NonNullable<Diagnostic['fixes']>[number]) => {
    view.dispatch({ changes: changesOf(view.state.doc, fix), userEvent: 'input.fix' });
  };
  const markOf = (diagnostic: Diagnostic): Mark => {
    const { severity, message, hint, code, fixes = [] } = diagnostic;
    return {
      ...stretchOf(view.state.doc, diagnostic),
      severity,
      source: code,
      message: hint === undefined ? message : `${message}\n${hint}`,
      actions: fixes.map((fix) => ({ name: `고치기: ${fix.title}`, apply: () => apply(fix) })),
    };
  };

  return {
    element,
    state: stateOf,
    show(state, name) {
      shown = name;
      view.setState(state);
    },
    get current() {
      return view.state;
    },
    get text() {
      return view.state.doc.toString();
    },
    mark(diagnostics) {
      view.dispatch(setDiagnostics(view.state, diagnostics.map(markOf)));
    },
    go(diagnostic) {
      const at = offsetOf(view.state.doc, diagnostic.line, diagnostic.column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    fix: apply,
    focus: () => view.focus(),
  };
}
