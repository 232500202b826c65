import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSchemas } from 'kubeconform-wasm';
import kubernetes from '../../kubernetes.json' with { type: 'json' };
import { mutants } from '../../packages/kubeconform-wasm/testing/mutate.ts';
import { nativeKubeconform } from '../../packages/kubeconform-wasm/testing/native.ts';
import { type Command, inTurn, median, ratio } from './measure.ts';
import { peak } from './peak.ts';
import type { Line } from './report.ts';

const ROUNDS = 5;
const MANY = 371;
const validate = join(import.meta.dirname, 'validate.ts');
const judge = join(import.meta.dirname, 'judge.ts');

const NAMES: Readonly<Record<string, string>> = { native: '원본 kubeconform' };

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

/** Both engines beside the native kubeconform, on the same files: start, first objects, many, memory. */
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
    const empty = join(folder, 'empty.yaml');
    writeFileSync(empty, '');
    const lines: Line[] = [];
    const starts: number[][] = [];
    for (const [what, files, goal] of [
      ['빈 파일 하나', [empty], ''],
      ['객체 3개', few, '≤ 400 ms'],
      [`파일 ${MANY}개`, many, '≤ 3배'],
    ] as const) {
      const flags = ['-strict', '-kubernetes-version', version, '-schema-location', schemas];
      const commands: Command[] = [
        { name: 'kubeconform-wasm', argv: [process.execPath, validate, version, ...files], ok: [0, 1] },
        { name: 'kube-apiserver-wasm', argv: [process.execPath, judge, ...files], ok: [0, 1] },
        ...(native ? [{ name: 'native', argv: [native, ...flags, ...files], ok: [0, 1] } as const] : []),
      ];
      const times = await inTurn(commands, ROUNDS);
      starts.push(...(starts.length === 0 ? times : []));
      for (const [index, { name }] of commands.entries()) {
        const own = times[index] ?? [];
        // What a start costs is known from the empty file.
        const each = (median(own) - median(starts[index] ?? own)) / files.length;
        const notes = [
          ...(index === 0 && times[2] ? [`원본의 ${ratio(own, times[2]).toFixed(1)}배`] : []),
          ...(index === 0 && !native ? ['Go가 없어 원본과 견주지 못했습니다'] : []),
          ...(files.length === MANY ? [`파일마다 ${each.toFixed(2)} ms`] : []),
          ...(files.length === MANY && name !== 'native'
            ? [`${Math.round(peak(commands[index]!))} MiB`]
            : []),
        ];
        lines.push({
          what: `${NAMES[name] ?? name}, ${what}`,
          times: own,
          note: notes.join(', '),
          goal: index === 0 ? goal : '',
        });
      }
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
