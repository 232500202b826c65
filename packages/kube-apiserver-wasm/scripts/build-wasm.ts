import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { gzipSync } from 'fflate';
import { freeze } from './freeze.ts';
import { servedKinds } from './served-kinds.ts';

const packageFolder = join(import.meta.dirname, '..');
const source = join(packageFolder, 'go');
const artifact = join(packageFolder, 'assets', 'kube-apiserver.wasm.gz');
const noticesFile = join(packageFolder, 'THIRD_PARTY_NOTICES.txt');
const record = join(packageFolder, 'assets', 'kube-apiserver.wasm.json');

/** What the committed artifact was made from and what it holds. */
interface BuildRecord {
  readonly comment: string;
  readonly go: string;
  readonly inputs: string;
  readonly wasm: string;
  readonly bytes: number;
}

/** The Go release that go.mod pins, such as `go1.26.8`. */
export function pinnedGo(): string {
  const found = /^toolchain (go\S+)$/m.exec(readFileSync(join(source, 'go.mod'), 'utf8'));
  if (found?.[1] === undefined) throw new Error('go/go.mod has no toolchain line');
  return found[1];
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

/** Hash over everything that decides what the build makes: sources, rules, go.sum, the Go release. */
export function inputsHash(): string {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('_test.go'))
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(
      ['build-wasm.ts', 'freeze.ts', 'wasm-file.ts'].map((name) => join(packageFolder, 'scripts', name)),
    )
    .sort();
  const lines = files.map((file) => {
    const name = file.slice(packageFolder.length + 1).replaceAll('\\', '/');
    return `${name} ${sha256(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))}`;
  });
  return sha256([...lines, pinnedGo()].join('\n'));
}

/** Whether the go command is there (of any release: it fetches the pinned one itself). */
export function goIsThere(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs the pinned Go, with nothing of the caller's settings that would change what it makes. */
function goIn(folder: string, args: readonly string[], target: NodeJS.ProcessEnv = {}): string {
  const clean = { GOFLAGS: '', GOEXPERIMENT: '', GOWASM: '', GOWORK: 'off', GOTOOLCHAIN: pinnedGo() };
  const env = { ...process.env, ...clean, ...target };
  return execFileSync('go', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const wasm = { GOOS: 'wasip1', GOARCH: 'wasm' };

/** A copy of the program with its dependencies vendored, replaced and cut down, in a folder that the callback may use. */
export function withShakenSource<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kube-apiserver-wasm-'));
  try {
    cpSync(source, folder, { recursive: true });
    goIn(folder, ['build', '-o', 'shake', './cmd/shake']);
    goIn(folder, ['mod', 'vendor']);
    cpSync(join(folder, '_overlay'), join(folder, 'vendor'), { recursive: true });
    const env = { ...process.env, ...wasm, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: pinnedGo() };
    execFileSync(join(folder, 'shake'), ['-dir', '.', '-rules', 'shake.txt'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface GoPackage {
  readonly Module?: { readonly Path: string; readonly Version?: string; readonly Main?: boolean };
}

/** Licences of everything that is linked in: Go modules with a package that survived the cut, and Go itself. */
function notices(folder: string): string {
  const listed = goIn(folder, ['list', '-mod=vendor', '-deps', '-json=Module', '.'], wasm);
  const packages = JSON.parse(`[${listed.trim().replaceAll('}\n{', '},{')}]`) as GoPackage[];
  const modules = new Map(
    packages.flatMap(({ Module: m }) => (m && !m.Main ? [[m.Path, m.Version ?? '']] : [])),
  );
  const goRoot = goIn(folder, ['env', 'GOROOT']).trim();
  const texts = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, version]) => ({
      title: `${path} ${version}`,
      text: licenceTexts(join(folder, 'vendor', path)),
    }));
  texts.push({ title: `Go standard library ${pinnedGo()}`, text: licenceTexts(goRoot) });
  const missing = texts.filter(({ text }) => text === '');
  if (missing.length > 0) throw new Error(`no licence text: ${missing.map((m) => m.title).join(', ')}`);
  const rule = '='.repeat(78);
  const head = 'assets/kube-apiserver.wasm.gz is built from the following works.\n';
  return head + texts.map(({ title, text }) => `\n${rule}\n${title}\n${rule}\n\n${text}`).join('');
}

function licenceTexts(folder: string): string {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort()
    .map((name) => `${readFileSync(join(folder, name), 'utf8').trim()}\n`)
    .join('\n');
}

/** Compiles the program. `names` keeps function names, for a profiler. */
export function compile(names = false): { code: Uint8Array; notices: string } {
  return withShakenSource((folder) => {
    const flags = `-ldflags=${names ? '-w' : '-s -w'}`;
    const fixed = ['-mod=vendor', '-buildvcs=false', '-buildmode=c-shared', '-trimpath'];
    goIn(folder, ['build', ...fixed, flags, '-o', 'out.wasm', '.'], wasm);
    return { code: readFileSync(join(folder, 'out.wasm')), notices: notices(folder) };
  });
}

// The first argument is read by the engine's logging library. Collecting garbage less often than Go does by default saves
// a fifth of the time for some megabytes.
const program = 'kube-apiserver';
const environment = ['GOGC=400'];

/** What the build would commit now. fflate is plain JavaScript, so its output is the same on every machine. */
function build(): { gz: Uint8Array; notices: string; record: BuildRecord } {
  const { code, notices } = compile();
  const made = freeze(code, program, environment);
  return {
    notices,
    gz: gzipSync(made, { level: 9, mtime: 0, mem: 12 }),
    record: {
      comment: 'Generated by `npm run wasm:build`. Do not edit.',
      go: pinnedGo(),
      inputs: inputsHash(),
      wasm: sha256(made),
      bytes: made.length,
    },
  };
}

/** Problems of the committed artifact, without building: an edited input, a broken file. */
export function problems(): string[] {
  const committed = JSON.parse(readFileSync(record, 'utf8')) as BuildRecord;
  const out: string[] = [];
  if (committed.inputs !== inputsHash()) out.push('inputs changed since the artifact was built');
  if (committed.wasm !== sha256(gunzipSync(readFileSync(artifact))))
    out.push('assets/kube-apiserver.wasm.gz is not what assets/kube-apiserver.wasm.json says');
  return out;
}

/** The list of served kinds as the Kubernetes module has it. */
function freshServedKinds(): string {
  const module = goIn(source, ['list', '-m', '-f', '{{.Dir}}', 'k8s.io/kubernetes']).trim();
  return servedKinds(join(module, 'api', 'discovery'));
}

function main(args: readonly string[]): number {
  if (args.includes('--profile')) {
    writeFileSync(args[args.indexOf('--profile') + 1] ?? 'profile.wasm', compile(true).code);
    return 0;
  }
  const served = join(source, 'served.txt');
  if (!args.includes('--check')) {
    writeFileSync(served, freshServedKinds());
    const made = build();
    writeFileSync(artifact, made.gz);
    writeFileSync(noticesFile, made.notices);
    writeFileSync(record, `${JSON.stringify(made.record, null, 2)}\n`);
    console.log(`${made.record.bytes} bytes of wasm, ${made.gz.length} compressed`);
    return 0;
  }
  const found = problems();
  if (found.length === 0) {
    console.log('kube-apiserver.wasm.gz matches its sources');
    if (!args.includes('--rebuild')) return 0;
  }
  if (!goIsThere()) {
    console.log(`${found.join('\n')}\nNo Go on this machine: not rebuilt, so not proved.`);
    return found.length === 0 ? 0 : 1;
  }
  if (freshServedKinds() !== readFileSync(served, 'utf8'))
    found.push('go/served.txt is not what Kubernetes serves');
  const made = build();
  if (made.notices !== readFileSync(noticesFile, 'utf8'))
    found.push('THIRD_PARTY_NOTICES.txt is out of date');
  if (Buffer.compare(made.gz, readFileSync(artifact)) !== 0) found.push('a fresh build gives other bytes');
  else if (found.length === 0) console.log('a fresh build gives the same bytes');
  for (const problem of found) console.error(problem);
  if (found.length > 0) console.error('run: npm run wasm:build');
  return found.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
