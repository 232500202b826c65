import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findProblems } from '../kit/check.ts';
import { draw, type FigureDefinition, renderFigure } from '../kit/index.ts';
import { figures } from './index.ts';

const KIB = 1024;

function words({ text, caption }: FigureDefinition): string {
  return [caption, ...text.items].join('').replaceAll(/[`\s]/g, '');
}

/** Names, commands and addresses that the drawing shows. */
function shownCode(figure: FigureDefinition): string[] {
  const texts = draw(figure.scene).shapes.filter((shape) => shape.shape === 'text');
  const runs = texts.flatMap((shape) => shape.lines.flatMap((line) => line.runs));
  return runs.filter((run) => run.code).map((run) => run.text.replaceAll(' ', ''));
}

describe.each(figures.map((figure) => [figure.id, figure] as const))('%s', (_id, figure) => {
  it('fits: no label overflows, nothing overlaps', () => {
    expect(findProblems(draw(figure.scene))).toEqual([]);
  });

  it('weighs at most 6 KiB gzip', () => {
    expect(gzipSync(renderFigure(figure), { level: 9 }).length).toBeLessThanOrEqual(6 * KIB);
  });

  it('says in words every name and address it shows', () => {
    const said = words(figure);
    expect(said.length).toBeGreaterThan(figure.description.length);
    expect(shownCode(figure).filter((code) => !said.includes(code))).toEqual([]);
  });

  it('has no style attribute and no script, which a strict CSP would block', () => {
    expect(renderFigure(figure)).not.toMatch(/\sstyle=|<style|<script|\son\w+=|href=/);
  });
});

it('no two figures share an id', () => {
  const ids = figures.flatMap((figure) =>
    [...renderFigure(figure).matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]),
  );
  expect(ids.length).toBe(3 * figures.length);
  expect(new Set(ids).size).toBe(ids.length);
});

it('every scene is in the list, has a component, and is exported', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const scenes = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
    .map((name) => name.replace('.ts', ''));
  expect(figures.map((figure) => figure.id).sort()).toEqual(scenes.sort());
  const index = read('../index.ts');
  for (const id of scenes) {
    const name = id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    expect(index).toContain(`export { default as ${name} } from './components/${name}.astro';`);
    expect(read(`../components/${name}.astro`)).toContain(`from '../scenes/${id}.ts'`);
  }
});
