import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngines } from 'kubernetes-guide-verify/cli';
import kubernetes from '../../kubernetes.json' with { type: 'json' };
import { explainCodes } from '../../src/integrations/verify/explained.ts';
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
import explained from './explained.json' with { type: 'json' };
import kubernetes from './kubernetes.json' with { type: 'json' };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const exported = {
  'virtual:guide/verdicts': {
    versions: Object.keys(kubernetes.versions),
    problems: {},
    checked: { files: 0, documents: 0, commands: 0 },
  },
  'virtual:guide/diagnostics': { explained },
};
const data = {
  name: 'data',
  resolveId: (source) => (source in exported ? source : undefined),
  load: (id) =>
    id in exported
      ? Object.entries(exported[id]).map(([name, value]) => 'export const ' + name + ' = ' + JSON.stringify(value)).join(';')
      : undefined,
};
export default defineConfig({
  integrations: [
    starlight({
      title: 'baseline',
      locales: { root: { label: '한국어', lang: 'ko' } },
      markdown: { processedDirs: ['./content'] },
    }),
    mdx(),
  ],
  vite: {
    plugins: [data],
    resolve: { alias: { '@components': here('./src/components/index.ts'), '@figures': here('./src/figures/index.ts') } },
    environments: { prerender: { resolve: { noExternal: ['js-yaml'] } } },
  },
});
`;
const manifest = `---
import { Code } from '@astrojs/starlight/components';
import { MANIFESTS } from '../utils/manifest-files.ts';
const { file } = Astro.props;
---
<Code code={MANIFESTS.get(file)} lang="yaml" title={file} />
`;
/** What only our site has: its checks and steps. */
const OURS = /^src\/integrations(?:\/|$)/;

/**
 * The same pages with the same components in a Starlight as it comes: Expressive Code for all code, its own search
 * step, no checks (what they say on pages is given), and nothing made beside the pages.
 */
async function writeBaseline(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Astro bundles the packages that are named here; any other is loaded as it is, and its `astro:` imports fail.
  const dependencies = { astro: '*', '@astrojs/mdx': '*', '@astrojs/starlight': '*' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', private: true, dependencies }),
  );
  writeFileSync(join(folder, 'astro.config.mjs'), config);
  writeFileSync(
    join(folder, 'explained.json'),
    JSON.stringify(await explainCodes(createEngines([kubernetes.default]))),
  );
  cpSync('src', join(folder, 'src'), {
    recursive: true,
    filter: (path) => !OURS.test(path.replaceAll('\\', '/')),
  });
  for (const shared of ['content', 'manifests', 'kubernetes.json'])
    cpSync(shared, join(folder, shared), { recursive: true });
  writeFileSync(join(folder, 'src', 'components', 'Manifest.astro'), manifest);
  // Nobody has read its pages before.
  const sources = join(folder, 'src', 'reference', 'sources.ts');
  writeFileSync(
    sources,
    readFileSync(sources, 'utf8')
      .replace(/^import .*$/m, "import { readBook } from './book.ts';")
      .replace('BOOK = book', 'BOOK = readBook(TEXTS)'),
  );
}

/** What builds remember: ours in the first two, Astro's own in the others. */
const MEMORIES = [
  join('node_modules', '.cache', 'guide-build'),
  join('node_modules', '.cache', 'kubernetes-guide-verify'),
  '.astro',
  join('node_modules', '.astro'),
];
const forget = (root: string) => () => {
  for (const memory of MEMORIES) rmSync(join(root, memory), { recursive: true, force: true });
};

/**
 * Building the site against building the same pages with a default Starlight: after an earlier build, as an author does
 * again and again, and as the first on a machine.
 */
export async function site(): Promise<Line[]> {
  await writeBaseline();
  const out = join(process.cwd(), 'node_modules', '.cache', 'bench', 'out');
  const env = { ASTRO_TELEMETRY_DISABLED: '1' };
  const ours: Command = { name: 'ours', argv: [process.execPath, astro, 'build', '--outDir', out], env };
  const baseline: Command = {
    name: 'default Starlight',
    argv: [process.execPath, join(process.cwd(), astro), 'build'],
    cwd: folder,
    env,
  };
  const lines: Line[] = [];
  for (const [when, commands, goal] of [
    ['다시', [ours, baseline], '≤ 1배'],
    [
      '처음',
      [
        { ...ours, before: forget('.') },
        { ...baseline, before: forget(folder) },
      ],
      '',
    ],
  ] as const) {
    const [a = [], b = []] = await inTurn(commands, ROUNDS);
    const note = `기본 Starlight의 ${ratio(a, b).toFixed(2)}배`;
    lines.push(
      { what: `이 사이트 (판정 포함), ${when}`, times: a, note, goal },
      { what: `기본 Starlight + Expressive Code, ${when}`, times: b },
    );
  }
  return lines;
}
