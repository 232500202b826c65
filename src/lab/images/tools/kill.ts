import type { Program } from '../process.ts';

/** The only process that every container has. */
const FIRST = 1;

/** `kill [-SIGNAL] PID…`: the first process of a container takes no signal from within that it does not handle. */
export function kill(args: readonly string[], stderr: (text: string) => void): number {
  const pids = /^-/.test(args[0] ?? '') ? args.slice(args[0] === '-s' ? 2 : 1) : args;
  if (pids.length === 0) {
    stderr('you need to specify whom to kill\n');
    return 1;
  }
  let code = 0;
  for (const pid of pids) {
    if (!/^-?\d+$/.test(pid)) stderr(`invalid number '${pid}'\n`);
    else if (Number(pid) !== FIRST) stderr(`can't kill pid ${pid}: No such process\n`);
    else continue;
    code = 1;
  }
  return code;
}

export const killProgram: Program = ({ argv, stderr }) =>
  kill(argv.slice(1), (text) => stderr(`kill: ${text}`));

const NAMES: readonly (readonly [flag: string, text: string])[] = [
  ['s', 'Linux'],
  ['n', ''],
  ['r', '6.8.0'],
  ['m', 'x86_64'],
];

/** `uname [-snrma]` */
export const uname: Program = ({ argv, hostname, stdout }) => {
  const flags = argv.slice(1).join('').replaceAll('-', '') || 's';
  const wanted = NAMES.filter(([flag]) => flags.includes(flag) || flags.includes('a'));
  stdout(`${wanted.map(([flag, text]) => (flag === 'n' ? hostname : text)).join(' ')}\n`);
  return 0;
};
