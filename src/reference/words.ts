import { readShell } from 'kubernetes-guide-verify';

/** One program that a command line calls. */
export interface Call {
  /** `here`: in the reader's shell; `inside`: in a Pod or on a node, after the `--` of another call. */
  readonly where: 'here' | 'inside';
  readonly tool: string;
  /** `get`, `rollout status`; undefined for tools without verbs. */
  readonly verb: string | undefined;
}

const WITH_VERBS = new Set(['kubectl', 'minikube']);
/** Verbs that take another one: the pair says what is done. */
const PAIRS = new Set(['auth', 'config', 'create', 'rollout', 'set', 'top']);
/** Flags before the verb whose value is a word of its own. */
const VALUED = new Set(['--context', '--kubeconfig', '--namespace', '--profile', '-n', '-p']);
/** Calls whose `--` begins a command for elsewhere. `kubectl run` gives arguments to an image instead. */
const CARRIERS = new Set(['kubectl exec', 'minikube ssh']);
/** Not what is called, but how. */
const WRAPPERS = new Set(['sudo']);
const PROGRAM = /^[a-z][\w.-]*$/;

function verbOf(words: readonly string[]): string | undefined {
  const plain = words.filter((word, index) => !word.startsWith('-') && !VALUED.has(words[index - 1] ?? ''));
  const [verb, second] = plain;
  return verb !== undefined && PAIRS.has(verb) && second !== undefined ? `${verb} ${second}` : verb;
}

function callsOf(words: readonly string[], where: Call['where']): Call[] {
  const [tool = '', ...rest] = words;
  if (WRAPPERS.has(tool)) return callsOf(rest, where);
  if (!PROGRAM.test(tool)) return [];
  // A shell that runs a script is what it runs.
  if (tool === 'sh' && rest[0] === '-c') return callsIn(rest[1] ?? '', where);
  if (!WITH_VERBS.has(tool)) return [{ where, tool, verb: undefined }];
  const end = rest.indexOf('--');
  const verb = verbOf(end < 0 ? rest : rest.slice(0, end));
  const inside = end >= 0 && CARRIERS.has(`${tool} ${verb}`) ? callsOf(rest.slice(end + 1), 'inside') : [];
  return [{ where, tool, verb }, ...inside];
}

function callsIn(command: string, where: Call['where']): Call[] {
  return readShell(command).commands.flatMap(({ words }) =>
    callsOf(
      words.map(({ value }) => value),
      where,
    ),
  );
}

/**
 * The programs that a command calls, in the order of the text, those in Pods and on nodes included.
 * @param command What is typed after the prompt, lines joined by `\n`.
 */
export function callsOfCommand(command: string): Call[] {
  return callsIn(command, 'here');
}
