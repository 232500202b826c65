import type { Builtin } from './builtin.ts';
import { control } from './control.ts';
import { jobs } from './jobs.ts';
import { output } from './output.ts';
import { read } from './read.ts';
import { test } from './test.ts';
import { variables } from './variables.ts';
import { where } from './where.ts';

export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({ ...control, ...jobs, ...output, ...read, ...test, ...variables, ...where }),
);
