import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test, vi } from 'vitest';
import { type Configuration, Engine } from './engine.ts';
import { createKubeconform } from './index.ts';

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\n';

describe('hostile input', () => {
  const nested = (depth: number) => `${configMap}data: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  const aliases = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefgh'].map((name, i) => {
      const before = 'abcdefgh'[i];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join()}]`;
    }),
  ].join('\n');

  test.each([
    ['nesting', nested(20_000), ['error']],
    [
      'nesting beside good documents',
      `${configMap}---\n${nested(20_000)}---\n${configMap}`,
      ['valid', 'error', 'valid'],
    ],
    ['aliases of aliases', aliases, ['error']],
    ['a NUL', 'a: \0\n', ['error']],
    ['a kind named like an object of JavaScript', configMap.replace('ConfigMap', '__proto__'), ['error']],
    ['half a character', configMap.replace('conf', '"\ud800"'), ['valid']],
  ])('%s is judged, and the next call works', async (_, yaml, expected) => {
    const kc = await createKubeconform({ kubernetesVersion: '1.37' });
    expect(kc.validate(yaml).map(({ status }) => status)).toEqual(expected);
    expect(kc.validate(configMap)[0]!.status).toBe('valid');
  });

  it('keeps its memory bounded', async () => {
    const kc = await createKubeconform({ kubernetesVersion: '1.37' });
    const big = `${configMap}data: {x: ${'y'.repeat(100_000)}}\n`;
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 60; i++) expect(kc.validate(big)[0]!.status).toBe('valid');
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});

describe('an engine that breaks', () => {
  const module = new WebAssembly.Module(
    gunzipSync(readFileSync(new URL('../assets/kubeconform.wasm.gz', import.meta.url))),
  );
  const options = { kubernetesVersion: '1', strict: true, ignoreMissingSchemas: false, skip: [], reject: [] };
  const answering = (answers: Record<string, string>): Configuration => ({
    options,
    registry: (question) => answers[question],
  });
  const good = answering({ 'kind/configmap-v1': 'kubernetes:///a', 'definition/a': '{"type":"object"}' });
  const dangling = answering({
    'kind/configmap-v1': 'kubernetes:///a',
    'definition/a': '{"properties":{"metadata":{"$ref":"nowhere"}}}',
  });

  it('throws what it said last, then works again', () => {
    const engine = new Engine(module);
    const starts = vi.spyOn(WebAssembly, 'Instance');
    expect(engine.validate(good, configMap)[0]!.status).toBe('valid');
    expect(() => engine.validate(dangling, configMap)).toThrow(/the engine broke: panic: .*nowhere/);
    expect(engine.validate(good, configMap)[0]!.status).toBe('valid');
    expect(starts).toHaveBeenCalledTimes(2);
  });
});
