/** A value of the page that a cluster makes up, beside the reader's own. */
export interface OwnValue {
  readonly page: string;
  readonly own: string;
}

/** What came of a step, compared with the page. */
export interface StepResult {
  /** `needs`: the lab lacks what the step needs. `timeout`: it had to be ended. */
  readonly state: 'same' | 'different' | 'needs' | 'timeout';
  /** Made-up values, where the reader's are others than the page's. */
  readonly values: readonly OwnValue[];
  /** Lines of the page that the cluster did not print. */
  readonly missing: readonly string[];
  /** Lines that the cluster printed and the page does not have. */
  readonly added: readonly string[];
  /** When the exit code is another than the page's. */
  readonly exit?: { readonly expected: number; readonly actual: number };
  /** The word of `needs=…` that the lab lacks. */
  readonly need?: string;
  /** It goes on running. */
  readonly running: boolean;
}
