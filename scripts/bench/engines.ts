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
const kubeconform = join('packages', 'kubeconform-wasm', 'dist', 'cli', 'main.js');
const judge = join(import.meta.dirname, 'judge.ts');

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
    let starts: number[][] = [];
    for (const [what, files, goal] of [
      ['빈 파일 하나', [empty], ''],
      ['객체 3개', few, '≤ 400 ms'],
      [`파일 ${MANY}개`, many, '≤ 3배'],
    ] as const) {
      const flags = ['-strict', '-kubernetes-version', version];
      const ours: Command[] = [
        { name: 'kubeconform-wasm', argv: [process.execPath, kubeconform, ...flags, ...files], ok: [0, 1] },
        { name: 'kube-apiserver-wasm', argv: [process.execPath, judge, ...files], ok: [0, 1] },
      ];
      const theirs: Command[] = native
        ? [
            {
              name: '원본 kubeconform',
              argv: [native, ...flags, '-schema-location', schemas, ...files],
              ok: [0, 1],
            },
          ]
        : [];
      const commands = [...ours, ...theirs];
      const times = await inTurn(commands, ROUNDS);
      if (files.length === 1) starts = times;
      for (const [index, command] of commands.entries()) {
        const own = times[index] ?? [];
        const notes: string[] = [];
        if (index === 0) {
          const beside = times[ours.length];
          notes.push(
            beside ? `원본의 ${ratio(own, beside).toFixed(1)}배` : 'Go가 없어 원본과 견주지 못했습니다',
          );
        }
        if (files.length === MANY) {
          // What a start costs is known from the empty file.
          const each = (median(own) - median(starts[index] ?? own)) / MANY;
          notes.push(`파일마다 ${each.toFixed(2)} ms`);
          if (ours.includes(command)) notes.push(`${Math.round(peak(command))} MiB`);
        }
        const note = notes.join(', ');
        lines.push({ what: `${command.name}, ${what}`, times: own, note, goal: index === 0 ? goal : '' });
      }
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
