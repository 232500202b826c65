import { builtins } from '../builtins/index.ts';
import type { Program } from '../state.ts';

/** A builtin as a program: `xargs echo`, `/bin/true`, `env printf`. */
const asProgram =
  (name: string): Program =>
  async (call) =>
    (await builtins.get(name)?.(call.argv, call.frame)) ?? 127;

const says =
  (text: string): Program =>
  async (call) => {
    call.stdout(`${text}\n`);
    return 0;
  };

const refuses =
  (text: string): Program =>
  async (call) => {
    call.stderr(`${text}\n`);
    return 1;
  };

const MACHINE: Readonly<Record<string, string>> = {
  '-m': 'x86_64',
  '-s': 'Linux',
  '-n': 'lab',
  '-r': '6.8.0',
};

const uname: Program = async (call) => {
  const [flag = '-s'] = call.argv;
  call.stdout(`${flag === '-a' ? 'Linux lab 6.8.0 x86_64 GNU/Linux' : (MACHINE[flag] ?? 'Linux')}\n`);
  return 0;
};

const clear: Program = async (call) => {
  if (call.output.tty) call.stdout('\x1b[H\x1b[2J\x1b[3J');
  return 0;
};

export const simple: Readonly<Record<string, Program>> = {
  ...Object.fromEntries(
    ['echo', 'printf', 'true', 'false', 'test', '[', 'pwd', 'kill'].map((name) => [name, asProgram(name)]),
  ),
  whoami: says('user'),
  hostname: says('lab'),
  uname,
  clear,
  sudo: async (call) => {
    if (call.argv.length > 0)
      return await call.run(call.argv.filter((arg, index) => index > 0 || !arg.startsWith('-')));
    call.stderr('usage: sudo command [arg ...]\n');
    return 1;
  },
  vi: refuses('vi: 이 터미널에는 편집기가 없습니다. 파일은 cat > 파일 <<END 또는 sed로 바꾸세요.'),
  vim: refuses('vim: 이 터미널에는 편집기가 없습니다. 파일은 cat > 파일 <<END 또는 sed로 바꾸세요.'),
  nano: refuses('nano: 이 터미널에는 편집기가 없습니다. 파일은 cat > 파일 <<END 또는 sed로 바꾸세요.'),
};
