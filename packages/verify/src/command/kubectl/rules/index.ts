import { CHANGES_RULES } from './changes.ts';
import { CREATE_RULES } from './create.ts';
import { FILES_RULES } from './files.ts';
import { NODES_RULES } from './nodes.ts';
import { PODS_RULES } from './pods.ts';
import { READ_RULES } from './read.ts';
import { ROLLOUT_RULES } from './rollout.ts';
import type { Rule } from './rule.ts';
import { RUN_RULES } from './run.ts';
import { SET_RULES } from './set.ts';
import { TOOL_RULES } from './tool.ts';

/** The rule of each command that has one, by path. */
export const RULES: Readonly<Record<string, Rule>> = {
  ...CREATE_RULES,
  ...RUN_RULES,
  ...PODS_RULES,
  ...FILES_RULES,
  ...CHANGES_RULES,
  ...SET_RULES,
  ...ROLLOUT_RULES,
  ...READ_RULES,
  ...NODES_RULES,
  ...TOOL_RULES,
};
