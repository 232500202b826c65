import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { conformanceCases } from '../testing/cases.ts';
import { judgeNatively, nativeKubeconform, nativeVersion, type Verdict } from '../testing/native.ts';
import { type Recording, recordingFile, textHash } from '../testing/recording.ts';
import { createKubeconform, writeSchemas } from './index.ts';

const kubernetesVersion = '1.37';
const cases = conformanceCases();
const recording = JSON.parse(readFileSync(recordingFile, 'utf8')) as Recording;
const recorded = cases.map(({ text }) => recording.answers[textHash(text)]);

let fullVersion: string;
let ours: Verdict[][];

beforeAll(async () => {
  const kc = await createKubeconform({ kubernetesVersion });
  fullVersion = kc.kubernetesVersion;
  ours = cases.map(({ text }) =>
    kc.validate(text).map(({ status, errors }) => ({
      status,
      paths: status === 'invalid' ? [...new Set(errors.map(({ path }) => path))].sort() : [],
    })),
  );
}, 60_000);

/** Names beside verdicts, so that a failure says which case it is. */
const named = (verdicts: readonly unknown[]) => cases.map(({ name }, i) => [name, verdicts[i]]);

describe(`native kubeconform ${nativeVersion}`, () => {
  it('has answered at least 700 texts of every outcome', () => {
    expect(cases.length).toBeGreaterThanOrEqual(700);
    expect(new Set(recorded.flatMap((answer) => answer?.map(({ status }) => status)))).toEqual(
      new Set(['valid', 'invalid', 'error', 'empty']),
    );
  });

  it('said the same status and paths when it was recorded', () => {
    expect(named(ours)).toEqual(named(recorded));
  });

  const kubeconform = nativeKubeconform();
  if (kubeconform === undefined) {
    console.warn(`No Go and no kubeconform ${nativeVersion} here: compared with recorded answers only.`);
  }
  it.skipIf(kubeconform === undefined)('says the same now', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'schemas-'));
    try {
      const { files } = await writeSchemas(folder, { kubernetesVersion });
      expect(files).toBeGreaterThan(100);
      expect(named(judgeNatively(kubeconform!, cases, folder, fullVersion))).toEqual(named(ours));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
