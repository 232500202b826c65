import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Internet } from '../../src/lab/cluster/index.ts';
import { type Image, recordedAgnhost } from '../../src/lab/images/index.ts';

/** What surrounded the recorded clusters: a few names, and a web server on the computer beside them. */
const NAMES: Readonly<Record<string, string>> = {
  'example.com': '93.184.215.14',
  'www.example.com': '93.184.215.14',
  'api.example.com': '203.0.113.10',
  'db.example.com': '203.0.113.20',
};
const page = readFileSync(fileURLToPath(new URL('transcripts/www/index.html', import.meta.url)), 'utf8');

export const internet: Internet = {
  addresses: (name) => (NAMES[name] ? [NAMES[name]] : undefined),
  server: (address, port) =>
    address === '192.168.49.1' && port === 8080
      ? async () => ({
          status: 200,
          statusText: 'OK',
          headers: { server: 'SimpleHTTP/0.6 Python/3.11.2', 'content-type': 'text/html' },
          body: page,
        })
      : undefined,
};

/** The images that the recorded clusters had were all one: its busybox had a curl too. */
const recordedBusybox: Image = {
  ...recordedAgnhost,
  name: 'busybox',
  tags: ['1.28', '1.36', 'latest'],
  entrypoint: [],
  cmd: ['sh'],
};

export const images: readonly Image[] = [recordedAgnhost, recordedBusybox];
