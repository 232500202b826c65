/** The verdict of the checks on what the site shows (`integrations/verify.ts`). */
declare module 'virtual:guide/verdicts' {
  import type { Diagnostic, Page } from 'kubernetes-guide-verify';

  /** Kubernetes minor versions that every manifest was held against, oldest first. */
  export const versions: readonly string[];
  /** What was looked at in the whole project. */
  export const checked: { readonly files: number; readonly documents: number; readonly commands: number };
  /** Problems by manifest, relative to `manifests/`; those of `broken/` are told as if nobody had expected them. */
  export const problems: Readonly<Record<string, readonly Diagnostic[]>>;
  /** The pages of this build, in reading order. */
  export const book: readonly Page[];
}
