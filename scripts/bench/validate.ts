/**
 * `node validate.ts VERSION FILE…`: what the native tool does with its files, done by kubeconform-wasm. Exit 1 when one is
 * wrong; ends with the memory it took.
 */
import { readFileSync } from 'node:fs';
import { createKubeconform } from 'kubeconform-wasm';
import { writePeak } from './peak.ts';

const [kubernetesVersion = '', ...files] = process.argv.slice(2);
const kubeconform = await createKubeconform({ kubernetesVersion });
for (const filename of files) {
  for (const { status, errors } of kubeconform.validate(readFileSync(filename, 'utf8'), { filename })) {
    if (status !== 'invalid' && status !== 'error') continue;
    process.exitCode = 1;
    for (const { path, message } of errors) process.stdout.write(`${filename} ${path} ${message}\n`);
  }
}
writePeak();
