import type { Process, Program } from '../process.ts';

async function input(process: Process): Promise<string> {
  let text = '';
  for await (const piece of process.stdin) text += piece;
  return text;
}

/** Operands and letters of a tool whose options are single letters without values. */
function split(argv: readonly string[]): { letters: string; operands: string[] } {
  const words = argv.slice(1);
  const options = words.filter((word) => word.startsWith('-') && word.length > 1);
  return { letters: options.join(''), operands: words.filter((word) => !options.includes(word)) };
}

export const cat: Program = async (process) => {
  const { operands } = split(process.argv);
  let code = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    if (path === '-') {
      for await (const piece of process.stdin) process.stdout(piece);
      continue;
    }
    const text = process.files.read(path);
    if (text === undefined) {
      const why = process.files.isFolder(path) ? 'Is a directory' : 'No such file or directory';
      process.stderr(
        why.startsWith('Is') ? `cat: read error: ${why}\n` : `cat: can't open '${path}': ${why}\n`,
      );
      code = 1;
    } else process.stdout(text);
  }
  return code;
};

export const ls: Program = ({ argv, files, stdout, stderr }) => {
  const { operands } = split(argv);
  let code = 0;
  for (const path of operands.length > 0 ? operands : ['/']) {
    if (files.isFile(path)) stdout(`${path}\n`);
    else if (files.isFolder(path))
      stdout(
        files
          .list(path)
          .map((name) => `${name}\n`)
          .join(''),
      );
    else {
      stderr(`ls: ${path}: No such file or directory\n`);
      code = 1;
    }
  }
  return code;
};

export const touch: Program = ({ argv, files }) => {
  for (const path of split(argv).operands) if (!files.isFile(path)) files.write(path, '');
  return 0;
};

export const mkdir: Program = ({ argv, files }) => {
  for (const path of split(argv).operands) files.makeFolder(path);
  return 0;
};

export const rm: Program = ({ argv, files, stderr }) => {
  const { letters, operands } = split(argv);
  let code = 0;
  for (const path of operands) {
    if (files.remove(path) || letters.includes('f')) continue;
    stderr(`rm: can't remove '${path}': No such file or directory\n`);
    code = 1;
  }
  return code;
};

/** `test -e FILE`, `[ a = b ]` and their like. */
export const test: Program = ({ argv, files, stderr }) => {
  const [name = 'test', ...rest] = argv;
  const words = [...rest];
  if (name.endsWith('[') && words.pop() !== ']') {
    stderr('[: missing ]\n');
    return 2;
  }
  const negated = words[0] === '!';
  if (negated) words.shift();
  const result = judge(words, files);
  if (result === undefined) {
    stderr(`${name}: ${words[1] ?? ''}: unknown operand\n`);
    return 2;
  }
  return result === negated ? 1 : 0;
};

function judge(words: readonly string[], files: Process['files']): boolean | undefined {
  const [first = '', second = '', third = ''] = words;
  if (words.length <= 1) return first !== '';
  if (words.length === 2) {
    if (first === '-z') return second === '';
    if (first === '-n') return second !== '';
    if (first === '-d') return files.isFolder(second) && !files.isFile(second);
    if (first === '-f') return files.isFile(second);
    if (first === '-s') return (files.read(second) ?? '') !== '';
    if (['-e', '-r', '-w', '-x'].includes(first)) return files.isFile(second) || files.isFolder(second);
    return undefined;
  }
  switch (second) {
    case '=':
    case '==':
      return first === third;
    case '!=':
      return first !== third;
    case '-eq':
      return Number(first) === Number(third);
    case '-ne':
      return Number(first) !== Number(third);
    case '-lt':
      return Number(first) < Number(third);
    case '-le':
      return Number(first) <= Number(third);
    case '-gt':
      return Number(first) > Number(third);
    case '-ge':
      return Number(first) >= Number(third);
    default:
      return undefined;
  }
}

/** `grep` with the options of everyday use; patterns are JavaScript's, which agree on what the pages use. */
export const grep: Program = async (process) => {
  const { letters, operands } = split(process.argv);
  const [pattern = '', ...paths] = operands;
  const count = /-m\s?(\d+)/.exec(letters)?.[1];
  const expression = new RegExp(
    letters.includes('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern,
    letters.includes('i') ? 'gi' : 'g',
  );
  let found = 0;
  let code = 1;
  const texts = paths.length > 0 ? paths.map((path) => process.files.read(path)) : [await input(process)];
  for (const [index, text] of texts.entries()) {
    if (text === undefined) {
      process.stderr(`grep: ${paths[index]}: No such file or directory\n`);
      code = 2;
      continue;
    }
    for (const line of text.replace(/\n$/, '').split('\n')) {
      const matches = line.match(expression);
      if (Boolean(matches) === letters.includes('v')) continue;
      if (text === '') continue;
      found++;
      if (code === 1) code = 0;
      if (letters.includes('q') || letters.includes('c')) continue;
      const prefix = paths.length > 1 ? `${paths[index]}:` : '';
      if (letters.includes('o')) for (const match of matches ?? []) process.stdout(`${prefix}${match}\n`);
      else process.stdout(`${prefix}${line}\n`);
      if (count !== undefined && found >= Number(count)) return code;
    }
  }
  if (letters.includes('c')) process.stdout(`${found}\n`);
  return code;
};

export const sort: Program = async (process) => {
  const { letters } = split(process.argv);
  const lines = (await input(process)).replace(/\n$/, '').split('\n').sort();
  if (letters.includes('n')) lines.sort((left, right) => Number.parseFloat(left) - Number.parseFloat(right));
  if (letters.includes('r')) lines.reverse();
  const kept = letters.includes('u') ? lines.filter((line, index) => line !== lines[index - 1]) : lines;
  process.stdout(kept.map((line) => `${line}\n`).join(''));
  return 0;
};

export const uniq: Program = async (process) => {
  const { letters } = split(process.argv);
  const groups: { line: string; count: number }[] = [];
  for (const line of (await input(process)).replace(/\n$/, '').split('\n')) {
    const last = groups.at(-1);
    if (last?.line === line) last.count++;
    else groups.push({ line, count: 1 });
  }
  for (const { line, count } of groups) {
    process.stdout(letters.includes('c') ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`);
  }
  return 0;
};

export const head: Program = async (process) => {
  const [, ...words] = process.argv;
  const count = Number(/\d+/.exec(words.join(' '))?.[0] ?? 10);
  process.stdout(((await input(process)).match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(0, count).join(''));
  return 0;
};

export const wc: Program = async (process) => {
  const { letters } = split(process.argv);
  const text = await input(process);
  const counts: readonly (readonly [letter: string, count: number])[] = [
    ['l', (text.match(/\n/g) ?? []).length],
    ['w', text.split(/\s+/).filter((word) => word !== '').length],
    ['c', new TextEncoder().encode(text).length],
  ];
  const shown = counts.filter(([letter]) => !/[lwc]/.test(letters) || letters.includes(letter));
  // BusyBox gives several counts columns of nine.
  const width = shown.length > 1 ? 9 : 0;
  process.stdout(`${shown.map(([, count]) => String(count).padStart(width)).join(' ')}\n`);
  return 0;
};
