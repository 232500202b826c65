import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTextFile } from './read.ts';
import { walk } from './walk.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verify-walk-'));
});
afterEach(() => rm(home, { recursive: true }));

test.skipIf(process.platform === 'win32')('a pipe is no file: reading it would never end', async () => {
  execFileSync('mkfifo', [join(home, 'pipe.yaml')]);
  await writeFile(join(home, 'a.yaml'), '');
  expect((await walk(home)).files).toEqual(['a.yaml']);
});

// Other systems allow no such names.
test.skipIf(process.platform !== 'linux')('a file whose name is no UTF-8 can be read', async () => {
  await writeFile(
    Buffer.concat([Buffer.from(home + sep), Buffer.of(0xb0, 0xa1), Buffer.from('.yaml')]),
    'a: b\n',
  );
  const { files, raw } = await walk(home);
  expect(files).toEqual(['\ufffd\ufffd.yaml']);
  expect((await readTextFile(raw.get(files[0] ?? '') ?? '', 'x'))?.text).toBe('a: b\n');
});
