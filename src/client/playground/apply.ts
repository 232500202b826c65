import type { PlayFile } from '../../playground/files.ts';
import { type Controller, createController } from '../run/controller.ts';

const CLUSTER = {
  id: 'playground',
  setup: { namespaces: ['default', 'svc-lab', 'svc-lab-other'], apply: [], wait: [], manual: true },
  steps: [],
} as const;

let controller: Controller | undefined;

/**
 * Puts the files into the lab's folder and applies one of them there, with the picture beside the terminal.
 *
 * @returns the exit code of kubectl.
 * @throws {Error} in words for the reader.
 */
export async function applyFile(name: string, files: readonly PlayFile[]): Promise<number> {
  controller ??= createController(CLUSTER, Object.fromEntries(files.map((file) => [file.name, file.text])), {
    ready: '편집기의 파일은 이 폴더에 있습니다. 직접 명령을 입력해도 됩니다.',
  });
  await controller.picture();
  await controller.write(files);
  return await controller.type(`kubectl apply -f ${name}`);
}
