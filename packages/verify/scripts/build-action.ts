// Bundles the GitHub Action: `npm run action:build`. The result is committed: an action runs from the checkout alone.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';

const PROJECT = resolve(import.meta.dirname, '..', '..', '..');
const OUT = join(PROJECT, 'packages/verify/action');
const posix = (path: string): string => path.split(sep).join('/');

/** Files beside a module (wasm, schemas) stay where they are: the bundle looks for them from its own place. */
const besideModules: Plugin = {
  name: 'beside-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:[jt]s|mjs)$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      // The entry's own place is the bundle's.
      if (!source.includes('import.meta.url') || path.endsWith(join('action', 'main.ts'))) return undefined;
      const place = `new URL(${JSON.stringify(posix(relative(OUT, path)))}, import.meta.url).href`;
      return {
        contents: source.replaceAll('import.meta.url', place),
        loader: path.endsWith('.ts') ? 'ts' : 'js',
      };
    });
  },
};

/** The licences of the packages that the bundle holds. */
function notices(inputs: readonly string[]): string {
  const packages = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(PROJECT, folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(join(PROJECT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text =
        file === undefined ? `License: ${license}` : readFileSync(join(PROJECT, folder, file), 'utf8').trim();
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

const { metafile } = await build({
  entryPoints: [join(PROJECT, 'packages/verify/src/action/main.ts')],
  outfile: join(OUT, 'index.mjs'),
  absWorkingDir: PROJECT,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  metafile: true,
  banner: {
    js: "// Made by `npm run action:build`; see packages/verify/scripts/build-action.ts.\nimport{createRequire as __require}from'node:module';const require=__require(import.meta.url);",
  },
  plugins: [besideModules],
});

const inputs = Object.keys(metafile.inputs)
  .filter((input) => existsSync(join(PROJECT, input)))
  .map(posix)
  .sort();
const hash = createHash('sha256');
for (const input of inputs) hash.update(`${input}\0`).update(readFileSync(join(PROJECT, input)));
const made = { command: 'npm run action:build', sha256: hash.digest('hex'), inputs };
writeFileSync(join(OUT, 'index.json'), `${JSON.stringify(made, undefined, 1)}\n`);
writeFileSync(join(OUT, 'THIRD_PARTY_NOTICES'), notices(inputs));
console.log(`${posix(relative(PROJECT, dirname(join(OUT, 'x'))))}: ${inputs.length} modules`);
