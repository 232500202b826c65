import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ours = ['packages/*/{src,scripts,testing}/**', 'src/**', 'scripts/**', 'tests/**'];
const browser = ['tests/browser/**/*.test.ts'];
const deep = ours.map((folder) => `${folder}/*.deep.test.ts`);
// Run the project's commands as whole processes, again and again: too slow for every save.
const commands = [
  'tests/action.test.ts',
  'tests/broken-build.test.ts',
  'tests/challenges.test.ts',
  'tests/lab/conformance.test.ts',
  'tests/replay/safety.test.ts',
  'packages/*/src/packed.test.ts',
];
const outside = ['**/node_modules/**', '**/dist/**'];

// Its ESM leaves out file extensions: only a bundler can load it.
const inline = ['@ngrok/webernetes'];

// Three speeds: unit (npm test), commands and browser (.ci/run), deep (npm run test:deep).
export default defineConfig({
  test: {
    reporters: ['default', './tests/support/closing-line.ts'],
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ours.map((folder) => `${folder}/*.test.ts`),
          exclude: [...outside, ...browser, ...deep, ...commands],
          testTimeout: 30_000,
          // A fresh module graph for each file cost twice as much as the tests: engines, schemas and trees load once a worker.
          isolate: false,
          server: { deps: { inline } },
        },
      },
      {
        test: {
          name: 'commands',
          include: commands,
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          server: { deps: { inline } },
        },
      },
      {
        test: {
          name: 'browser',
          // A machine that stalls for a second is not a broken page; twice in a row it is.
          retry: process.env['CI'] ? 1 : 0,
          include: browser,
          exclude: outside,
          testTimeout: 120_000,
          // Some build the site first.
          hookTimeout: 300_000,
          // A browser keeps a core busy: more files or pages at once than cores only wait for each other.
          maxWorkers: Math.min(2, availableParallelism()),
          maxConcurrency: 2,
        },
      },
      {
        test: {
          name: 'deep',
          include: deep,
          exclude: outside,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          server: { deps: { inline } },
        },
      },
    ],
  },
});
