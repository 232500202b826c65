import type { Process, Program } from './process.ts';
import { kill } from './tools/kill.ts';

/**
 * A small POSIX shell: quotes, variables, `$(…)`, pipes, `;`, `&&`, `||`, `>`, `>>`, `<`, `2>&1`, `for … in`, `while`,
 * `if`, `exit`. Enough for what is typed into `kubectl exec … -- sh`; what it does not know is a syntax error.
 */
export const sh: Program = async (process) => {
  const [, first, script, , ...args] = process.argv;
  const shell = new Shell(process, args);
  if (first === '-c') return await shell.run(script ?? '');
  if (first !== undefined && !first.startsWith('-')) {
    const text = process.files.read(first);
    if (text === undefined) {
      process.stderr(`sh: can't open '${first}': No such file or directory\n`);
      return 2;
    }
    return await shell.run(text);
  }
  return await interactive(process, shell);
};

const PROMPT = '/ # ';

/** Runs line by line what comes in; with a terminal it prompts and echoes. */
async function interactive(process: Process, shell: Shell): Promise<number> {
  let buffer = '';
  let code = 0;
  if (process.tty) process.stdout(PROMPT);
  for await (const piece of process.stdin) {
    buffer += piece;
    for (let end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 1);
      code = await shell.run(line);
      if (shell.exited) return code;
      if (process.tty) process.stdout(PROMPT);
    }
  }
  return buffer.trim() ? await shell.run(buffer) : code;
}

type Word = readonly Part[];
type Part = {
  readonly kind: 'text' | 'variable' | 'command';
  readonly text: string;
  readonly quoted: boolean;
};
type Token = { readonly kind: 'word'; readonly word: Word } | { readonly kind: 'op'; readonly text: string };

const OPERATORS = [
  '2>&1',
  '1>&2',
  '>&2',
  '>&1',
  '2>>',
  '2>',
  '&&',
  '||',
  '>>',
  '1>',
  '>',
  '<',
  '|',
  ';',
  '&',
  '(',
  ')',
  '\n',
];
const END = new Set([';', '&&', '||', '\n', '&']);

class SyntaxProblem extends Error {}

/** `break` or `continue`, on its way to its loop. */
class LoopEnd extends Error {
  readonly how: 'break' | 'continue';
  constructor(how: 'break' | 'continue') {
    super(how);
    this.how = how;
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let parts: Part[] | undefined;
  let at = 0;
  const push = (part: Part) => {
    parts = [...(parts ?? []), part];
  };
  const flush = () => {
    if (parts) tokens.push({ kind: 'word', word: parts });
    parts = undefined;
  };
  const dollar = (quoted: boolean) => {
    const rest = text.slice(at);
    if (rest.startsWith('$(')) {
      let depth = 0;
      let end = at + 1;
      for (; end < text.length; end++) {
        if (text[end] === '(') depth++;
        if (text[end] === ')' && --depth === 0) break;
      }
      push({ kind: 'command', text: text.slice(at + 2, end), quoted });
      at = end + 1;
      return;
    }
    const match = /^\$(?:\{([^}]*)\}|([A-Za-z_][A-Za-z0-9_]*|[0-9?#@*$]))/.exec(rest);
    if (!match) push({ kind: 'text', text: '$', quoted: true });
    else push({ kind: 'variable', text: match[1] ?? match[2] ?? '', quoted });
    at += match?.[0].length ?? 1;
  };
  while (at < text.length) {
    const letter = text[at] as string;
    const operator = OPERATORS.find(
      (candidate) => text.startsWith(candidate, at) && (!/^[12]/.test(candidate) || !parts),
    );
    if (letter === '#' && !parts) {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (operator) {
      flush();
      tokens.push({ kind: 'op', text: operator });
      at += operator.length;
    } else if (/\s/.test(letter)) {
      flush();
      at++;
    } else if (letter === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) throw new SyntaxProblem('unterminated quoted string');
      push({ kind: 'text', text: text.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (letter === '"') {
      at++;
      push({ kind: 'text', text: '', quoted: true });
      while (text[at] !== '"') {
        if (at >= text.length) throw new SyntaxProblem('unterminated quoted string');
        if (text[at] === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) {
          push({ kind: 'text', text: text[at + 1] as string, quoted: true });
          at += 2;
        } else if (text[at] === '$') dollar(true);
        else push({ kind: 'text', text: text[at++] as string, quoted: true });
      }
      at++;
    } else if (letter === '\\') {
      push({ kind: 'text', text: text[at + 1] ?? '', quoted: true });
      at += 2;
    } else if (letter === '$') dollar(false);
    else push({ kind: 'text', text: text[at++] as string, quoted: false });
  }
  flush();
  return tokens;
}

/** The word when it is plain text, as keywords are. */
function plain(token: Token | undefined): string | undefined {
  if (token?.kind !== 'word' || token.word.some((part) => part.kind !== 'text' || part.quoted))
    return undefined;
  return token.word.map((part) => part.text).join('');
}

interface Streams {
  readonly stdin: AsyncIterable<string>;
  stdout(data: string): void;
  stderr(data: string): void;
}

async function* once(text: string): AsyncGenerator<string> {
  if (text) yield text;
}

class Shell {
  exited = false;
  private readonly process: Process;
  private readonly args: readonly string[];
  private readonly variables: Map<string, string>;
  private status = 0;

  constructor(process: Process, args: readonly string[]) {
    this.process = process;
    this.args = args;
    // Names that no variable can have are not handed on.
    this.variables = new Map([...process.env].filter(([name]) => /^[A-Za-z_]\w*$/.test(name)));
  }

  async run(text: string): Promise<number> {
    try {
      this.status = await this.list(tokenize(text), this.process);
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      this.process.stderr(`sh: syntax error: ${error.message}\n`);
      this.status = 2;
    }
    return this.status;
  }

  private async list(tokens: readonly Token[], streams: Streams): Promise<number> {
    let at = 0;
    let joined = ';';
    while (at < tokens.length && !this.exited && !this.process.signal.aborted) {
      while (tokens[at]?.kind === 'op' && END.has((tokens[at] as { text: string }).text)) at++;
      if (at >= tokens.length) break;
      const end = this.commandEnd(tokens, at);
      const skip = (joined === '&&' && this.status !== 0) || (joined === '||' && this.status === 0);
      if (!skip) this.status = await this.pipeline(tokens.slice(at, end), streams);
      const operator = tokens[end];
      joined = operator?.kind === 'op' ? operator.text : ';';
      at = end + 1;
    }
    return this.status;
  }

  /** The end of the command that starts here: the next `;`, `&&`, `||` or line end outside of compound commands. */
  private commandEnd(tokens: readonly Token[], from: number): number {
    let depth = 0;
    let first = true;
    for (let at = from; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.kind === 'op') {
        if (END.has(token.text) && depth === 0) return at;
        first = true;
        continue;
      }
      const word = plain(token);
      if (first && word && ['for', 'while', 'until', 'if'].includes(word)) depth++;
      if (first && word && ['done', 'fi'].includes(word)) depth--;
      first = first && word !== undefined && ['do', 'then', 'else'].includes(word);
    }
    return tokens.length;
  }

  private async pipeline(tokens: readonly Token[], streams: Streams): Promise<number> {
    const keyword = plain(tokens[0]);
    if (keyword && ['for', 'while', 'until', 'if'].includes(keyword))
      return await this.compound(keyword, tokens, streams);
    const stages: Token[][] = [[]];
    for (const token of tokens) {
      if (token.kind === 'op' && token.text === '|') stages.push([]);
      else stages.at(-1)?.push(token);
    }
    let stdin = streams.stdin;
    let code = 0;
    for (const [index, stage] of stages.entries()) {
      if (index === stages.length - 1) code = await this.command(stage, { ...bound(streams), stdin });
      else {
        let output = '';
        const collect = (data: string) => {
          output += data;
        };
        await this.command(stage, {
          stdin,
          stdout: collect,
          stderr: (data) => streams.stderr(data),
        });
        stdin = once(output);
      }
    }
    return code;
  }

  private async compound(keyword: string, tokens: readonly Token[], streams: Streams): Promise<number> {
    const find = (word: string, from: number) => {
      let depth = 0;
      for (let at = from; at < tokens.length; at++) {
        const here = plain(tokens[at]);
        if (depth === 0 && here === word) return at;
        if (here && ['for', 'while', 'until', 'if'].includes(here)) depth++;
        if (here && ['done', 'fi'].includes(here)) depth--;
      }
      return -1;
    };
    // What follows `done` or `fi` in a pipe reads what the whole loop wrote.
    const last = tokens.findLastIndex((token) => ['done', 'fi'].includes(plain(token) ?? ''));
    const piped = tokens[last + 1];
    if (piped?.kind === 'op' && piped.text === '|') {
      let output = '';
      const collect = (data: string) => {
        output += data;
      };
      await this.compound(keyword, tokens.slice(0, last + 1), {
        ...bound(streams),
        stdout: collect,
      });
      return await this.pipeline(tokens.slice(last + 2), { ...bound(streams), stdin: once(output) });
    }
    if (keyword === 'if') {
      const then = find('then', 1);
      const otherwise = find('else', 1);
      if (then < 0 || last < 0) throw new SyntaxProblem('unexpected end of file (expecting "fi")');
      const met = (await this.list(tokens.slice(1, then), streams)) === 0;
      if (met) return await this.list(tokens.slice(then + 1, otherwise < 0 ? last : otherwise), streams);
      return otherwise < 0 ? 0 : await this.list(tokens.slice(otherwise + 1, last), streams);
    }
    const body = find('do', 1);
    if (body < 0 || last < 0) throw new SyntaxProblem('unexpected end of file (expecting "done")');
    const inner = tokens.slice(body + 1, last);
    let code = 0;
    if (keyword === 'for') {
      const name = plain(tokens[1]) ?? '';
      const words = tokens.slice(3, body).flatMap((token) => (token.kind === 'word' ? [token.word] : []));
      for (const value of await this.expand(words, streams)) {
        if (this.exited || this.process.signal.aborted) break;
        this.variables.set(name, value);
        const round = await this.round(inner, streams);
        code = round.code;
        if (round.left) break;
      }
      return code;
    }
    while (!this.exited && !this.process.signal.aborted) {
      const met = (await this.list(tokens.slice(1, body), streams)) === 0;
      if (met !== (keyword === 'while')) break;
      const round = await this.round(inner, streams);
      code = round.code;
      if (round.left) break;
      // A loop that does nothing else lets time pass all the same.
      await this.process.clock.sleep(1, this.process.signal);
    }
    return code;
  }

  /** How many loops are around what runs. */
  private loops = 0;

  /** Once through a loop's commands, until `break` or `continue`. */
  private async round(inner: readonly Token[], streams: Streams): Promise<{ code: number; left: boolean }> {
    this.loops++;
    try {
      return { code: await this.list(inner, streams), left: false };
    } catch (error) {
      if (!(error instanceof LoopEnd)) throw error;
      return { code: 0, left: error.how === 'break' };
    } finally {
      this.loops--;
    }
  }

  private async command(tokens: readonly Token[], streams: Streams): Promise<number> {
    const words: Word[] = [];
    const { files } = this.process;
    let { stdin } = streams;
    let stdout = (data: string) => streams.stdout(data);
    let stderr = (data: string) => streams.stderr(data);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.kind === 'word') {
        words.push(token.word);
        continue;
      }
      if (token.text === '2>&1') {
        const target = stdout;
        stderr = (data) => target(data);
        continue;
      }
      if (token.text === '>&2' || token.text === '1>&2') {
        const target = stderr;
        stdout = (data) => target(data);
        continue;
      }
      if (token.text === '>&1') continue;
      const next = tokens[++at];
      if (next?.kind !== 'word')
        throw new SyntaxProblem(`unexpected "${token.text === '\n' ? 'newline' : token.text}"`);
      const [path = ''] = await this.expand([next.word], streams);
      if (token.text !== '<' && files.isReadOnly(path)) {
        stderr(`sh: can't create ${path}: Read-only file system\n`);
        return 1;
      }
      if (token.text === '<') {
        const text = files.read(path);
        if (text === undefined) {
          stderr(`sh: can't open ${path}: no such file\n`);
          return 1;
        }
        stdin = once(text);
        continue;
      }
      if (!token.text.endsWith('>>') && path !== '/dev/null') files.write(path, '');
      const sink = (data: string) => {
        if (path !== '/dev/null') files.write(path, (files.read(path) ?? '') + data);
      };
      if (token.text.startsWith('2')) stderr = sink;
      else stdout = sink;
    }
    return await this.simple(await this.expand(words, streams), { stdin, stdout, stderr });
  }

  private async simple(words: readonly string[], streams: Streams): Promise<number> {
    const rest = [...words];
    const assigned = new Map<string, string>();
    while (/^[A-Za-z_]\w*=/.test(rest[0] ?? '')) {
      const [name = '', value = ''] = (rest.shift() as string).split(/=(.*)/s);
      assigned.set(name, value);
    }
    const [name, ...args] = rest;
    if (name === undefined) {
      for (const [key, value] of assigned) this.variables.set(key, value);
      return 0;
    }
    switch (name) {
      case 'exit':
        this.exited = true;
        return Number(args[0] ?? this.status);
      case ':':
        return 0;
      case 'break':
      case 'continue':
        if (this.loops > 0) throw new LoopEnd(name);
        return 0;
      case 'export':
        for (const word of args) {
          const [key = '', value] = word.split(/=(.*)/s);
          if (value !== undefined) this.variables.set(key, value);
        }
        return 0;
      case 'set':
      case 'trap':
        return 0;
      case 'cd':
        return 0;
      case 'kill':
        return kill(args, (text) => streams.stderr(`sh: ${text}`));
      case 'exec':
        return await this.simple(args, streams);
      default:
    }
    let stderr = '';
    const env = new Map([...this.variables, ...assigned]);
    const code = await this.process.run(rest, {
      env,
      stdin: streams.stdin,
      stdout: (data) => streams.stdout(data),
      stderr: (data) => {
        stderr = data;
        if (!(data === `${name}: not found\n`)) streams.stderr(data);
      },
    });
    if (code === 127 && stderr === `${name}: not found\n`)
      streams.stderr(`${this.process.argv[0]}: ${name}: not found\n`);
    return code;
  }

  private async expand(words: readonly Word[], streams: Streams): Promise<string[]> {
    const result: string[] = [];
    for (const word of words) {
      const fields: string[] = [];
      let current: string | undefined;
      for (const part of word) {
        const value = await this.value(part, streams);
        if (part.kind === 'text' || part.quoted) {
          current = (current ?? '') + value;
          continue;
        }
        // Unquoted substitutions are split at white space.
        const pieces = value.split(/\s+/);
        if (value === '') continue;
        current = (current ?? '') + (pieces[0] ?? '');
        for (const piece of pieces.slice(1)) {
          fields.push(current ?? '');
          current = piece;
        }
        if (current === '' && fields.length > 0) current = undefined;
      }
      if (current !== undefined) fields.push(current);
      result.push(...fields);
    }
    return result;
  }

  private async value(part: Part, streams: Streams): Promise<string> {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'command') {
      let output = '';
      const collect = (data: string) => {
        output += data;
      };
      await this.list(tokenize(part.text), { ...bound(streams), stdout: collect });
      return output.replace(/\n+$/, '');
    }
    const [name = '', fallback = ''] = part.text.split(/:?-(.*)/s);
    if (name === '$') return '1';
    if (name === '?') return String(this.status);
    if (name === '#') return String(this.args.length);
    if (name === '@' || name === '*') return this.args.join(' ');
    if (/^\d$/.test(name)) return name === '0' ? 'sh' : (this.args[Number(name) - 1] ?? '');
    return this.variables.get(name) || fallback;
  }
}

function bound(streams: Streams): Streams {
  return {
    stdin: streams.stdin,
    stdout: (data) => streams.stdout(data),
    stderr: (data) => streams.stderr(data),
  };
}
