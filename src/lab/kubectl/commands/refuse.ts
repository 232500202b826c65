import { Failure } from '../errors.ts';
import type { Command } from '../run.ts';

/** For what the lab does not do: says so, and where it can be done. */
export function refuse(what: string, instead = ''): Command {
  return async () => {
    const more = instead === '' ? '' : ` ${instead}`;
    throw new Failure(
      `이 실습실은 "${what}"을(를) 지원하지 않습니다.${more} (not supported in this lab; use a real cluster)`,
    );
  };
}
