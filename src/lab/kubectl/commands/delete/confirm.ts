import { kindName } from '../../resources/mapper.ts';
import type { Info, Run } from '../../run.ts';

/** `kubectl delete -i`: shows what would go and asks. */
export async function confirmed(run: Run, infos: readonly Info[]): Promise<boolean> {
  if (infos.length === 0) {
    run.out('No resources found\n');
    return false;
  }
  run.out(`You are about to delete the following ${infos.length} resource(s):\n`);
  for (const { resource, name } of infos) run.out(`${kindName(resource)}/${name}\n`);
  run.out('Do you want to continue? (y/N): ');
  let answer = '';
  for await (const part of run.call.stdin) {
    answer += part;
    if (answer.includes('\n')) break;
  }
  if (answer.trim().toLowerCase() === 'y') return true;
  run.out('deletion is cancelled\n');
  return false;
}
