import type { Rules } from './convert.ts';

export function serverRules(): Rules {
  return { requires: () => true, checksEnum: () => true };
}
