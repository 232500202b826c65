/** What the workflow asks the action for. */
export interface ActionInputs {
  readonly paths: readonly string[];
  readonly kubernetes: string;
  /** A commit to compare with; undefined for everything. */
  readonly changed: string | undefined;
  readonly annotations: boolean;
  readonly failOn: FailOn;
  /** Where the SARIF file goes, relative to the workspace; empty for a temporary one. */
  readonly sarif: string;
}

export type FailOn = 'error' | 'warning' | 'never';
export type Env = Readonly<Record<string, string | undefined>>;

const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'never'];
const NOTHING = /^0*$/;

/** An input that the action cannot use, in the reader's words. */
export class InputError extends Error {}

/** GitHub hands over inputs as variables: upper case, blanks as `_`, nothing else changed. */
const input = (env: Env, name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();

function truth(env: Env, name: string): boolean {
  const value = input(env, name).toLowerCase();
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  throw new InputError(`${name}에는 true나 false를 쓰세요. 지금은 "${value}"입니다.`);
}

/** The commit that an event starts from: the base of a pull request or a merge queue, what a push found. */
export function baseOf(event: unknown): string | undefined {
  const { pull_request, merge_group, before } = (event ?? {}) as {
    pull_request?: { base?: { sha?: unknown } };
    merge_group?: { base_sha?: unknown };
    before?: unknown;
  };
  const sha = pull_request?.base?.sha ?? merge_group?.base_sha ?? before;
  return typeof sha === 'string' && !NOTHING.test(sha) ? sha : undefined;
}

/**
 * Reads the action's inputs.
 *
 * @param event what started the workflow.
 * @throws InputError
 */
export function readInputs(env: Env, event: unknown): ActionInputs {
  const paths = input(env, 'paths')
    .split(/\r?\n|\s+/)
    .filter((path) => path !== '');
  const wanted = input(env, 'changed');
  const changed = /^(?:false)?$/i.test(wanted) ? undefined : /^true$/i.test(wanted) ? baseOf(event) : wanted;
  const given = input(env, 'fail-on') || 'error';
  const failOn = FAIL_ON.find((name) => name === given);
  if (failOn === undefined) {
    throw new InputError(`fail-on에는 ${FAIL_ON.join(', ')} 가운데 하나를 쓰세요. 지금은 "${given}"입니다.`);
  }
  const sarif = input(env, 'sarif');
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    kubernetes: input(env, 'kubernetes'),
    changed,
    annotations: truth(env, 'annotations'),
    failOn,
    sarif,
  };
}
