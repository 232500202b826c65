import type { EditorState } from '@codemirror/state';
import { freeName, LIMITS, type PlayFile, type Workspace } from '../../playground/files.ts';
import type { Editor } from './editor.ts';

/** The files that are open: their texts with their histories, and which of them is shown. */
export interface Files {
  readonly names: readonly string[];
  readonly shown: string;
  all(): PlayFile[];
  show(name: string): void;
  /** @returns the name that it got; undefined when there are too many. The file is shown. */
  add(name: string, text: string): string | undefined;
  rename(to: string): void;
  /** Takes away the shown file; the result puts it back as it was. */
  remove(): () => void;
  /** Leaves what was there for other files. */
  replace(workspace: Workspace): void;
}

/** @param changed called when files come, go, or another one is shown. */
export function createFiles(editor: Editor, changed: () => void): Files {
  let files = new Map<string, EditorState>();
  let shown = '';

  const keep = () => {
    if (files.has(shown)) files.set(shown, editor.current);
  };
  const show = (name: string) => {
    const state = files.get(name);
    if (!state) return;
    keep();
    shown = name;
    editor.show(files.get(name) ?? state, name);
    changed();
  };
  const add = (name: string, text: string): string | undefined => {
    if (files.size >= LIMITS.files) return undefined;
    const own = freeName(name, files.keys());
    files.set(own, editor.state(text));
    show(own);
    return own;
  };
  return {
    get names() {
      return [...files.keys()];
    },
    get shown() {
      return shown;
    },
    all() {
      keep();
      return [...files].map(([name, state]) => ({ name, text: state.doc.toString() }));
    },
    show,
    add,
    rename(to) {
      const others = [...files.keys()].filter((name) => name !== shown);
      const own = freeName(to, others);
      keep();
      files = new Map([...files].map(([name, state]) => [name === shown ? own : name, state]));
      shown = own;
      editor.show(editor.current, own);
      changed();
    },
    remove() {
      keep();
      const before = [...files];
      const was = shown;
      const index = before.findIndex(([name]) => name === was);
      files.delete(was);
      shown = '';
      const next = [...files.keys()][Math.min(index, files.size - 1)];
      if (next === undefined) add('file.yaml', '');
      else show(next);
      return () => {
        const state = before[index]?.[1];
        if (!state) return;
        keep();
        const name = freeName(was, files.keys());
        const now = [...files];
        now.splice(index, 0, [name, state]);
        files = new Map(now);
        show(name);
      };
    },
    replace(workspace) {
      files = new Map(workspace.files.map(({ name, text }) => [name, editor.state(text)]));
      shown = '';
      show(files.has(workspace.shown) ? workspace.shown : (workspace.files[0]?.name ?? ''));
    },
  };
}
