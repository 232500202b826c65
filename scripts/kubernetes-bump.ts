/**
 * `npm run kubernetes:bump -- 1.38.0`: adds a Kubernetes release to the supported ones.
 * kubernetes.json first, then the schemas, then every text that names the version it replaces as the default.
 * What a program cannot judge (prose about what changed) is listed for a person to read.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { addRelease, type Kubernetes, mentions, replaceRelease } from './kubernetes/releases.ts';

const wanted = process.argv[2] ?? '';
if (!/^\d+\.\d+\.\d+$/.test(wanted)) {
  process.stderr.write('사용법: npm run kubernetes:bump -- 1.38.0   (더할 쿠버네티스의 버전 세 자리)\n');
  process.exit(2);
}

const file = 'kubernetes.json';
const before = JSON.parse(readFileSync(file, 'utf8')) as Kubernetes;
const after = addRelease(before, wanted);
writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
process.stdout.write(`${file}: ${Object.values(after.versions).join(', ')}\n`);

process.stdout.write('스키마를 만듭니다. Go가 필요하고 몇 분 걸립니다.\n');
execFileSync('npm', ['run', 'schemas:build', '-w', 'kubeconform-wasm', '--', wanted], { stdio: 'inherit' });

const texts = execFileSync(
  'git',
  ['ls-files', 'content', 'README.md', 'docs', 'src', 'packages/*/README.md'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((name) => /\.(mdx?|ts|astro|yaml)$/.test(name));
const old = before.versions[before.default] ?? '';
for (const name of texts) {
  const text = readFileSync(name, 'utf8');
  const next = replaceRelease(text, old, wanted);
  if (next !== text) {
    writeFileSync(name, next);
    process.stdout.write(`고침: ${name} (${old} → ${wanted})\n`);
  }
  for (const { line, words } of mentions(next, before.default)) {
    process.stdout.write(`읽어 볼 곳: ${name}:${line} ${words}\n`);
  }
}
