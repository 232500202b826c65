import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AstroRun, runAstro } from './support/astro.ts';
import { copyProject, type ProjectCopy } from './support/project-copy.ts';

/** One mistake in each of six files: what is replaced, by what, and the diagnostic that names it. */
const MISTAKES: readonly { file: string; from: string; to: string; code: string; write: string }[] = [
  {
    file: 'dice-api-svc.yaml',
    from: 'type: ClusterIP',
    to: 'type: ClusterIp',
    code: 'schema-enum',
    write: 'ClusterIP',
  },
  { file: 'solo-pod.yaml', from: '  name: solo', to: '\tname: solo', code: 'yaml-tab', write: '빈칸' },
  {
    file: 'client.yaml',
    from: 'replicas: 1',
    to: 'replica: 1',
    code: 'schema-unknown-field',
    write: 'replicas',
  },
  {
    file: 'hello-svc.yaml',
    from: 'app: hello',
    to: 'app: helo',
    code: 'ref-selector-matches-nothing',
    write: 'hello',
  },
  {
    file: 'dice-web-np.yaml',
    from: 'targetPort: http',
    to: 'targetPort: web',
    code: 'ref-target-port-name',
    write: 'http',
  },
  {
    file: 'dice-web.yaml',
    from: 'kind: Deployment',
    to: 'kind: Deploymnet',
    code: 'schema-unknown-kind',
    write: 'Deployment',
  },
];

describe('a build with mistakes', () => {
  let copy: ProjectCopy;
  let run: AstroRun;
  beforeAll(async () => {
    copy = copyProject();
    for (const { file, from, to } of MISTAKES) {
      const path = join(copy.root, 'manifests', file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold "${from}"`);
      writeFileSync(path, text.replace(from, to));
    }
    run = await runAstro(copy.root, ['build']);
  }, 120_000);
  afterAll(() => copy.remove());

  test('fails', () => expect(run.code).toBe(1));

  test.each(MISTAKES)('names $file with $code and what to write', ({ file, to, code, write }) => {
    const lines = readFileSync(join(copy.root, 'manifests', file), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes(to)) + 1;
    const told = run.output
      .split('\n')
      .filter((text) => text.includes(`manifests/${file}:${line}:`) && text.includes(`[${code}]`));
    expect(told, run.output).toHaveLength(1);
    expect(told[0]).toContain(write);
  });

  test('tells everything once, and no stack', () => {
    expect(run.output.match(/확인에서 오류 \d+개를 찾았습니다/g)).toHaveLength(1);
    expect(run.output).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)$/m);
  });
});
