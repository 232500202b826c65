import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSchemas } from '../src/index.ts';
import { cliCaseName, cliCases, cliRecordingFile, type Outcome, runNatively } from '../testing/cli.ts';
import { nativeKubeconform } from '../testing/native.ts';

/** The native tool walks Go maps and stops searching at some time after an error: it has several answers. */
const runs = 8;

const kubeconform = nativeKubeconform();
if (kubeconform === undefined) throw new Error('needs Go, to install kubeconform');
const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
try {
  for (const strict of [true, false]) await writeSchemas(folder, { kubernetesVersion: '1.37', strict });
  const answers: Record<string, Outcome[]> = {};
  for (const one of cliCases) {
    const outcomes = Array.from({ length: runs }, () => runNatively(kubeconform, one, folder));
    const different = new Map(outcomes.map((outcome) => [JSON.stringify(outcome), outcome]));
    answers[cliCaseName(one)] = [...different].sort().map(([, outcome]) => outcome);
  }
  writeFileSync(cliRecordingFile, `${JSON.stringify(answers, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
