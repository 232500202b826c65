import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { kubernetesVersions } from './versions.ts';

const scratch = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('is bundled by Vite for a Worker, with its assets', async () => {
  const entry = join(import.meta.dirname, 'index.browser.ts');
  writeFileSync(
    join(scratch, 'index.html'),
    '<script type="module">new Worker(new URL("./worker.js", import.meta.url), { type: "module" });</script>',
  );
  writeFileSync(
    join(scratch, 'worker.js'),
    `import { createKubeconform } from ${JSON.stringify(entry)};\npostMessage(await createKubeconform({ kubernetesVersion: '1.37' }));\n`,
  );
  const { build } = await import('vite');
  await build({
    root: scratch,
    logLevel: 'error',
    configFile: false,
    worker: { format: 'es' },
    build: { target: 'es2022', outDir: 'dist' },
  });
  const made = readdirSync(join(scratch, 'dist', 'assets'));
  const packed = made.filter((name) => name.endsWith('.gz'));
  expect(packed.length).toBe(1 + 2 * kubernetesVersions.length);
  const worker = readFileSync(
    join(scratch, 'dist', 'assets', made.find((name) => name.startsWith('worker'))!),
    'utf8',
  );
  expect(packed.filter((name) => !worker.includes(name))).toEqual([]);
  expect(worker).not.toContain('node:');
});
