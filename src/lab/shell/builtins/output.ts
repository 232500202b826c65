import { complain } from '../state.ts';
import { type Builtin, out } from './builtin.ts';
import { format, plainOf } from './format.ts';

const echo: Builtin = (args, frame) => {
  const words = [...args];
  let line = true;
  let escapes = false;
  while (/^-[neE]+$/.test(words[0] ?? '')) {
    const flags = words.shift() as string;
    if (flags.includes('n')) line = false;
    if (flags.includes('e')) escapes = true;
    if (flags.includes('E')) escapes = false;
  }
  const text = words.join(' ');
  const { text: shown, stopped } = escapes ? plainOf(text) : { text, stopped: false };
  out(frame, `${shown}${line && !stopped ? '\n' : ''}`);
  return 0;
};

const printf: Builtin = (args, frame) => {
  const words = [...args];
  let variable: string | undefined;
  if (words[0] === '-v') [, variable] = words.splice(0, 2);
  if (words[0] === '--') words.shift();
  const [pattern, ...values] = words;
  if (pattern === undefined) {
    frame.descriptors.get(2)?.output?.write('printf: usage: printf [-v var] format [arguments]\n');
    return 2;
  }
  const { text, problems } = format(pattern, values, frame.world.clock.now());
  for (const problem of problems) complain(frame, `printf: ${problem}`);
  if (variable !== undefined) frame.shell.variables.set(variable, { value: text });
  else out(frame, text);
  return problems.length > 0 ? 1 : 0;
};

export const output: Readonly<Record<string, Builtin>> = { echo, printf };
