import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSchemas } from 'kubeconform-wasm';
import kubernetes from '../../kubernetes.json' with { type: 'json' };
import { mutants } from '../../packages/kubeconform-wasm/testing/mutate.ts';
import { nativeKubeconform } from '../../packages/kubeconform-wasm/testing/native.ts';
import { type Command, inTurn, ratio } from './measure.ts';
import type { Line } from './report.ts';

const ROUNDS = 5;
const MANY = 371;
const validate = join(import.meta.dirname, 'validate.ts');

/** Our manifests, then seeded mutants of them, until there are `count`. */
function inputs(folder: string, count: number): string[] {
  const ours = globSync('manifests/*.yaml').map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
  const all = [...ours, ...mutants(ours, count, 1)].slice(0, count);
  return all.map(({ text }, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, text);
    return file;
  });
}

/** kubeconform-wasm against the native kubeconform, on the same files and schemas. */
export async function engines(): Promise<Line[]> {
  const version = kubernetes.versions[kubernetes.default as keyof typeof kubernetes.versions];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const native = nativeKubeconform();
    const schemas = join(folder, 'schemas');
    await writeSchemas(schemas, { kubernetesVersion: version });
    mkdirSync(join(folder, 'in'));
    const many = inputs(join(folder, 'in'), MANY);
    const few = ['hello.yaml', 'hello-svc.yaml', 'solo-pod.yaml'].map((file) => join('manifests', file));
    const lines: Line[] = [];
    for (const [what, files, goal] of [
      ['빈 파일 하나', [], ''],
      ['객체 3개', few, '≤ 400 ms'],
      [`파일 ${MANY}개`, many, '≤ 3배'],
    ] as const) {
      const empty = join(folder, 'empty.yaml');
      writeFileSync(empty, '');
      const given = files.length === 0 ? [empty] : files;
      const wasm: Command = {
        name: 'wasm',
        argv: [process.execPath, validate, version, ...given],
        ok: [0, 1],
      };
      if (!native) {
        const [times = []] = await inTurn([wasm], ROUNDS);
        lines.push({ what: `wasm, ${what}`, times, note: 'Go가 없어 원본과 견주지 못했습니다', goal });
        continue;
      }
      const flags = ['-strict', '-kubernetes-version', version, '-schema-location', schemas];
      const command: Command = { name: 'native', argv: [native, ...flags, ...given], ok: [0, 1] };
      const [a = [], b = []] = await inTurn([wasm, command], ROUNDS);
      lines.push({ what: `wasm, ${what}`, times: a, note: `원본의 ${ratio(a, b).toFixed(1)}배`, goal });
      lines.push({ what: `원본, ${what}`, times: b });
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
