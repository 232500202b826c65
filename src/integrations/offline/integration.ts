import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { builtFiles, builtPages } from '../built-pages.ts';
import { isKept, type KeptFile, keptFile, withSize } from './kept.ts';

const WORKER = fileURLToPath(new URL('../../offline/worker.ts', import.meta.url));

const LICENSE =
  '/*! Holds parts of Workbox, github.com/GoogleChrome/workbox, Copyright 2018 Google LLC, MIT License. */';

async function bundle(root: string, name: string, files: readonly KeptFile[]): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { FILES: JSON.stringify(files) },
    build: {
      outDir: root,
      emptyOutDir: false,
      rollupOptions: { input: WORKER, output: { format: 'iife', entryFileNames: name, postBanner: LICENSE } },
    },
  });
}

/**
 * Makes the service worker that keeps a built site for reading offline, and writes the size into its pages.
 * @param root Folder of the built site; no file in it may change afterwards.
 * @param name File name of the worker; it lies at the site's root, which is what it may serve.
 * @returns What would be kept: how many files, how many bytes.
 */
export async function makeWorker(root: string, name: string): Promise<{ files: number; bytes: number }> {
  const paths = await builtFiles(root, isKept);
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(root, path))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const kept = new Map<string, KeptFile>();
  const all = new Set([...paths, ...(await builtPages(root))]);
  await Promise.all(
    [...all].map(async (path) => {
      let content = await readFile(join(root, path));
      if (path.endsWith('.html')) {
        content = Buffer.from(withSize(content.toString(), bytes));
        await writeFile(join(root, path), content);
      }
      if (isKept(path)) kept.set(path, keptFile(path, content));
    }),
  );
  const files = paths.flatMap((path) => kept.get(path) ?? []);
  await bundle(root, name, files);
  return { files: files.length, bytes };
}

/**
 * Astro integration: makes the service worker for reading offline. Nothing registers it before the reader asks
 * (`client/offline.ts`). Has to come last: it fixes the content of every file.
 */
export function offline(): AstroIntegration {
  return {
    name: 'guide-offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { files, bytes } = await makeWorker(fileURLToPath(dir), 'service-worker.js');
        logger.info(`${files} files, ${(bytes / 1_000_000).toFixed(1)} MB, can be kept for reading offline`);
      },
    },
  };
}
