import { resolvePath } from '../../images/index.ts';
import { complain, getText, setText } from '../state.ts';
import { type Builtin, out } from './builtin.ts';

const cd: Builtin = (args, frame) => {
  const { shell, world } = frame;
  const words = args.filter((arg) => arg !== '--' && arg !== '-P' && arg !== '-L');
  if (words.length > 1) {
    complain(frame, 'cd: too many arguments');
    return 1;
  }
  const back = words[0] === '-';
  const target = back ? getText(shell, 'OLDPWD') : (words[0] ?? getText(shell, 'HOME') ?? '/');
  if (target === undefined) {
    complain(frame, 'cd: OLDPWD not set');
    return 1;
  }
  const path = resolvePath(target, shell.cwd);
  const kind = world.disk.kind(path);
  if (kind !== 'folder') {
    complain(frame, `cd: ${target}: ${kind ? 'Not a directory' : 'No such file or directory'}`);
    return 1;
  }
  setText(shell, 'OLDPWD', shell.cwd);
  shell.cwd = path;
  setText(shell, 'PWD', path);
  if (back) out(frame, `${path}\n`);
  return 0;
};

export const where: Readonly<Record<string, Builtin>> = {
  cd,
  pwd: (_, frame) => {
    out(frame, `${frame.shell.cwd}\n`);
    return 0;
  },
};
