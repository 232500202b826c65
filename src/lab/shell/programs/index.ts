import type { Program } from '../state.ts';
import { diff } from './diff.ts';
import { grep } from './grep.ts';
import { justBash } from './just-bash.ts';
import { ls } from './ls.ts';
import { paste } from './paste.ts';
import { bash, env, printenv, which, xargs } from './running.ts';
import { simple } from './simple.ts';
import { sort, uniq, wc } from './sort.ts';
import { cat, head, seq, tail, tee, yes } from './text.ts';
import { sleep, timeout, watch } from './time.ts';

/** Programs that any computer has. */
export const commonPrograms: Readonly<Record<string, Program>> = {
  ...justBash,
  ...simple,
  bash,
  cat,
  diff,
  egrep: grep,
  env,
  fgrep: grep,
  grep,
  head,
  ls,
  paste,
  printenv,
  seq,
  sh: bash,
  sleep,
  sort,
  tail,
  tee,
  timeout,
  uniq,
  watch,
  wc,
  which,
  xargs,
  yes,
};
