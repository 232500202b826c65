import { cpSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Command, inTurn, ratio } from './measure.ts';
import type { Line } from './report.ts';

const ROUNDS = 3;
const folder = join('node_modules', '.cache', 'bench', 'starlight');
const astro = join('node_modules', 'astro', 'bin', 'astro.mjs');

const config = `
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export default defineConfig({
  integrations: [starlight({ title: 'baseline', locales: { root: { label: '한국어', lang: 'ko' } } }), mdx()],
  vite: {
    resolve: { alias: { '@components': here('./components/index.ts'), '@figures': here('./figures/index.ts') } },
    environments: { prerender: { resolve: { noExternal: ['js-yaml'] } } },
  },
});
`;
const collections = `
import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
const manifest = `---
import { readFileSync } from 'node:fs';
import { Code } from '@astrojs/starlight/components';
const { file } = Astro.props;
---
<Code code={readFileSync('manifests/' + file, 'utf8')} lang="yaml" title={file} />
`;

/** The same pages in a Starlight as it comes: Expressive Code for all code, our components reduced to their content. */
function writeBaseline(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of ['src/content/docs', 'components']) mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  writeFileSync(join(folder, 'astro.config.mjs'), config);
  writeFileSync(join(folder, 'src', 'content.config.ts'), collections);
  cpSync(join('src', 'figures'), join(folder, 'figures'), { recursive: true });
  symlinkSync(join('..', '..', '..', '..', 'manifests'), join(folder, 'manifests'));
  const names = [...readFileSync('src/components/index.ts', 'utf8').matchAll(/default as (\w+)/g)].map(
    ([, name = '']) => name,
  );
  for (const name of names)
    writeFileSync(
      join(folder, 'components', `${name}.astro`),
      name === 'Manifest' ? manifest : '<div><slot /></div>\n',
    );
  writeFileSync(
    join(folder, 'components', 'index.ts'),
    ["export { TabItem, Tabs } from '@astrojs/starlight/components';"]
      .concat(names.map((name) => `export { default as ${name} } from './${name}.astro';`))
      .join('\n'),
  );
  for (const file of globSync('content/*.mdx'))
    writeFileSync(join(folder, 'src', 'content', 'docs', basename(file)), readFileSync(file, 'utf8'));
}

/** Building the site against building the same pages with a default Starlight. */
export async function site(): Promise<Line[]> {
  writeBaseline();
  const out = join(process.cwd(), 'node_modules', '.cache', 'bench', 'out');
  const env = { ASTRO_TELEMETRY_DISABLED: '1' };
  const ours: Command = { name: 'ours', argv: [process.execPath, astro, 'build', '--outDir', out], env };
  const baseline: Command = {
    name: 'default Starlight',
    argv: [process.execPath, join(process.cwd(), astro), 'build'],
    cwd: folder,
    env,
  };
  const [a = [], b = []] = await inTurn([ours, baseline], ROUNDS);
  return [
    {
      what: '이 사이트 (판정 포함)',
      times: a,
      note: `기본 Starlight의 ${ratio(a, b).toFixed(2)}배`,
      goal: '≤ 1배',
    },
    { what: '기본 Starlight + Expressive Code', times: b },
  ];
}
