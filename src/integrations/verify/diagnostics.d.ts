/** Every code of the checks, explained, with what they say to its examples (`integrations/verify/explained.ts`). */
declare module 'virtual:guide/diagnostics' {
  import type { ExplainedCode } from './explained.ts';

  export const explained: readonly ExplainedCode[];
}
