import type { Definitions } from 'kubeconform-wasm';
import type { At, CodeName, codes, DataOf, Extra } from '../codes/index.ts';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Arg, isKnown, partOf, type Stretch } from './arg.ts';
import type { FlagUse, Parsed } from './cobra/parse.ts';
import type { CommandNode } from './cobra/tree.ts';

/** What a rule adds to a finding: kubectl's words, and the text that mends the stretch. */
export interface Remark extends Pick<Extra, 'detail' | 'layer' | 'severity'> {
  readonly write?: string | undefined;
}

/** Records a finding at a stretch of the command's text. */
export type Say = <Name extends CodeName>(
  code: Name,
  at: Stretch,
  data: DataOf<(typeof codes)[Name]>,
  remark?: Remark,
) => void;

/** A recorder of findings. `place` turns a stretch of the text into a place of the file. */
export function recorder(place: (at: Stretch) => At): { readonly say: Say; readonly found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const say: Say = (code, at, data, { write, ...extra } = {}) => {
    const where = place(at);
    const range = 'range' in where ? where.range : undefined;
    const fixes =
      write !== undefined && write !== '' && range
        ? { fixes: [{ title: write, edits: [{ range, text: write }] }] }
        : {};
    found.push(diagnose(code, where, data, { ...extra, ...fixes }));
  };
  return { say, found };
}

/** A call of a command, parsed, for the rules about it. */
export interface Call extends Parsed {
  readonly node: CommandNode;
  /** The command without the tool's name: `create service clusterip`. */
  readonly path: string;
  /** Where the program's name stands: for what is missing. */
  readonly head: Stretch;
  readonly say: Say;
  /** The schemas of the API's objects; without them no field is looked for. */
  readonly definitions: Definitions | undefined;
}

export const usesOf = ({ uses }: Call, name: string): readonly FlagUse[] =>
  uses.filter(({ flag }) => flag.name === name);

export const useOf = (call: Call, name: string): FlagUse | undefined => usesOf(call, name).at(-1);

/** Whether a flag is given and not switched off. */
export const has = (call: Call, name: string): boolean => {
  const use = useOf(call, name);
  return (
    use !== undefined && use.value !== '' && !(use.flag.type === 'bool' && /^(?:0|f|false)$/i.test(use.value))
  );
};

/** The value of a flag, when it is given and known. */
export function knownValue(call: Call, name: string): string | undefined {
  const value = useOf(call, name)?.value;
  return value !== undefined && isKnown(value) ? value : undefined;
}

/** Where the value of a flag stands, or a part of it. */
export function placeOf({ word, holder, value }: FlagUse, from = 0, to = value.length): Stretch {
  if (!holder) return { start: word.start, end: word.end };
  return partOf(holder.arg, holder.from + from, holder.from + to);
}

/** The whole of a flag as written, value included. */
export const wholeFlag = ({ word, holder }: FlagUse): Stretch => ({
  start: word.start,
  end: Math.max(word.end, holder?.arg.end ?? 0),
});

export const wholeArg = ({ start, end }: Arg): Stretch => ({ start, end });

/** `kubectl: usage error` as `UsageErrorf` prints it. */
export const usageError = ({ node }: Call, message: string): string =>
  `error: ${message}\nSee '${node.path} -h' for help and examples`;

/** The usage line with the tool and the parents. */
export const usageOf = ({ parent, use }: CommandNode): string => (parent ? `${parent.path} ${use}` : use);
