import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

test('works as packed, on plain Node, with nothing of this repository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    const source = join(import.meta.dirname, '..');
    const listing = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: source });
    const printed = JSON.parse(`${listing}`) as { filename: string; files: { path: string }[] }[];
    const [pack] = Object.values(printed) as [(typeof printed)[number]];
    const packed = pack.files.map((f) => f.path);
    expect(packed).toContain('THIRD_PARTY_NOTICES.txt');
    expect(packed).toContain('assets/kube-apiserver.wasm.gz');
    expect(packed.filter((path) => /test|^go\/|^scripts\//.test(path))).toEqual([]);

    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, '@bjorn3'), { recursive: true });
    execFileSync('tar', ['xf', join(folder, pack.filename), '-C', modules]);
    symlinkSync(join(modules, 'package'), join(modules, 'kube-apiserver-wasm'));
    const shim = createRequire(import.meta.url).resolve('@bjorn3/browser_wasi_shim');
    symlinkSync(join(dirname(shim), '..'), join(modules, '@bjorn3', 'browser_wasi_shim'));
    writeFileSync(
      join(folder, 'use.mjs'),
      `import { createApiServer } from 'kube-apiserver-wasm';
       const server = await createApiServer();
       process.stdout.write(server.judge('kind: Pod\\napiVersion: v1\\nmetadata: {name: p}').stderr);`,
    );
    const said = execFileSync(process.execPath, ['--preserve-symlinks', 'use.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said).toBe('The Pod "p" is invalid: spec.containers: Required value\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
