import type { Program } from './process.ts';
import { sh } from './shell.ts';
import * as basics from './tools/basics.ts';
import * as files from './tools/files.ts';
import { killProgram, uname } from './tools/kill.ts';
import { busyboxNslookup } from './tools/nslookup.ts';
import { ping } from './tools/ping.ts';
import { pwd, tee, textTools } from './tools/text.ts';
import { wget } from './tools/wget.ts';

/** What BusyBox brings: the programs of every small image. */
export const alpine: Readonly<Record<string, Program>> = {
  ...textTools,
  '[': files.test,
  ash: sh,
  bash: sh,
  cat: files.cat,
  date: basics.date,
  echo: basics.echo,
  env: basics.env,
  false: basics.yes.false,
  grep: files.grep,
  head: files.head,
  hostname: basics.hostname,
  kill: killProgram,
  uname,
  id: basics.id,
  ls: files.ls,
  mkdir: files.mkdir,
  nslookup: busyboxNslookup,
  ping,
  printenv: basics.printenv,
  printf: basics.printf,
  pwd,
  rm: files.rm,
  sh,
  sleep: basics.sleep,
  sort: files.sort,
  tee,
  test: files.test,
  touch: files.touch,
  true: basics.yes.true,
  uniq: files.uniq,
  wc: files.wc,
  wget,
  whoami: basics.whoami,
};
