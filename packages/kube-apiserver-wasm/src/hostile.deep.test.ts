import { expect, test } from 'vitest';
import { createApiServer } from './index.ts';

const server = await createApiServer();
const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: "${data}"}\n`;

test('ten megabytes are too much for a request', () => {
  const { stderr, exit } = server.judge(configMap('big', 'x'.repeat(10_000_000)), { filename: 'big.yaml' });
  expect(exit).toBe(1);
  expect(stderr).toBe(
    'Error from server (RequestEntityTooLarge): error when creating "big.yaml": Request entity too large: limit is 3145728\n',
  );
});

test('a thousand documents', () => {
  const text = Array.from({ length: 1000 }, (_, i) => configMap(`c${i}`, 'x')).join('---\n');
  const { documents, verdict } = server.judge(text);
  expect(verdict).toBe('accept');
  expect(documents).toHaveLength(1000);
});
