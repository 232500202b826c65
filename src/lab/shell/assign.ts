import { type Assignment, parse } from 'unbash';
import { evaluateText } from './arithmetic.ts';
import { expandText, expandWords } from './expand.ts';
import { type Frame, getText, ShellError, setText } from './state.ts';

/** Gives a variable its value. */
export async function assign({ name, value, append, index }: Assignment, frame: Frame): Promise<void> {
  const { shell } = frame;
  const old = shell.variables.get(name);
  if (value.type === 'ArrayValue') {
    if (old?.readonly) throw new ShellError(`${name}: readonly variable`);
    const items = new Map(append ? (old?.items ?? []) : []);
    let next = items.size;
    for (const element of value.elements) {
      const item = /^\[([^\]]+)\]=([\s\S]*)$/.exec(element.text);
      if (item) {
        const key = old?.keyed
          ? await textOf(item[1] ?? '', frame)
          : String(await evaluateText(item[1] ?? '', frame));
        items.set(key, await textOf(item[2] ?? '', frame));
        next = Number(key) + 1;
      } else for (const text of await expandWords([element], frame)) items.set(String(next++), text);
    }
    shell.variables.set(name, { ...old, value: '', items });
    return;
  }
  const text = await expandText(value, frame);
  if (index) {
    const word = await expandText(index, frame);
    const key = old?.keyed ? word : String(await evaluateText(word, frame));
    const before = append ? (old?.items?.get(key) ?? '') : '';
    shell.variables.set(name, {
      ...old,
      value: '',
      items: new Map([...(old?.items ?? []), [key, before + text]]),
    });
    return;
  }
  setText(shell, name, append ? (getText(shell, name) ?? '') + text : text);
}

async function textOf(word: string, frame: Frame): Promise<string> {
  const command = parse(`x=${word}`).commands[0]?.command;
  const first = command?.type === 'Command' ? command.prefix[0] : undefined;
  return first?.type === 'Assignment' && first.value.type === 'Word' ? expandText(first.value, frame) : word;
}

/** An assignment that stands in a word, as `export` and `local` have it. */
export async function assignWord(word: string, frame: Frame): Promise<string> {
  const [, name = word, append, text] = /^([A-Za-z_]\w*)(\+?)=([\s\S]*)$/.exec(word) ?? [];
  if (text === undefined) return name;
  if (/^\(/.test(text)) {
    const command = parse(word).commands[0]?.command;
    const first = command?.type === 'Command' ? command.prefix[0] : undefined;
    if (first?.type === 'Assignment') await assign(first, frame);
  } else setText(frame.shell, name, append ? (getText(frame.shell, name) ?? '') + text : text);
  return name;
}
