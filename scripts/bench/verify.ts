import { type Command, inTurn } from './measure.ts';
import type { Line } from './report.ts';

const ROUNDS = 5;

/** `npm run verify`, as a process: everything without and with what earlier runs remember, and one file. */
export async function verify(): Promise<Line[]> {
  const command = (name: string, ...paths: string[]): Command => ({
    name,
    argv: [process.execPath, 'scripts/verify.ts', ...paths],
    ok: [0, 1],
  });
  const [cold = [], all = [], one = []] = await inTurn(
    [command('cold', '--no-cache'), command('everything'), command('one file', 'manifests/hello.yaml')],
    ROUNDS,
  );
  return [
    { what: '모두, 처음', times: cold, goal: '≤ 3000 ms' },
    { what: '모두, 다시', times: all, goal: '≤ 300 ms' },
    { what: '파일 하나, 다시', times: one },
  ];
}
