import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('figures.css', import.meta.url), 'utf8');

function palette(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--fig-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const kinds = ['plain', 'program', 'object', 'service', 'pod', 'bad'];
const themes = [
  ['light', palette(':root')],
  ['dark', palette(':root[data-theme="dark"]')],
] as const;

const text: [string, string][] = [
  ['ink', 'paper'],
  ['muted', 'paper'],
  ['paper', 'ink'],
  ...kinds.flatMap((kind): [string, string][] => [
    ['ink', `${kind}-fill`],
    [`${kind}-text`, `${kind}-fill`],
    [`${kind}-text`, 'paper'],
  ]),
];
const shapes: [string, string][] = [...kinds, 'frame', 'control', 'ink'].map((name) => [name, 'paper']);

describe.each(themes)('%s', (_theme, colours) => {
  const ratio = (a: string, b: string) => contrast(colours.get(a)!, colours.get(b)!);

  it.each(text)('text %s on %s reaches 4.5:1', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('shape %s on %s reaches 3:1', (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
});

it('knows every colour in both themes and uses no other', () => {
  const [[, light], [, dark]] = themes;
  const used = new Set([...css.matchAll(/var\(--fig-([\w-]+)\)/g)].map((m) => m[1]!));
  expect([...light.keys()]).toEqual([...dark.keys()]);
  expect([...used].filter((name) => !light.has(name))).toEqual([]);
  expect([...light.keys()].filter((name) => !used.has(name))).toEqual([]);
});

it('has a contrast check that tells black on white from grey on grey', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#888888')).toBeLessThan(1.5);
});
