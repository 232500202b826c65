import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKubeconform, writeSchemas } from '../src/index.ts';
import { conformanceCases } from '../testing/cases.ts';
import { judgeNatively, nativeKubeconform, nativeVersion } from '../testing/native.ts';
import { type Recording, recordingFile, textHash } from '../testing/recording.ts';

const kubeconform = nativeKubeconform();
if (kubeconform === undefined) throw new Error('needs Go, to install kubeconform');
const { kubernetesVersion } = await createKubeconform({ kubernetesVersion: '1.37' });
const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
try {
  await writeSchemas(folder, { kubernetesVersion });
  const cases = conformanceCases();
  const verdicts = judgeNatively(kubeconform, cases, folder, kubernetesVersion);
  const answers = Object.fromEntries(cases.map(({ text }, i) => [textHash(text), verdicts[i]!]));
  const recording: Recording = { kubeconform: nativeVersion, kubernetesVersion, answers };
  writeFileSync(recordingFile, `${JSON.stringify(recording, null, 0).replaceAll('],"', '],\n"')}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
