import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The end of a chain's name: the first 80 bits of a hash in base 32, as `pkg/proxy/iptables/proxier.go` makes it. */
function chainHash(text: string): string {
  const bits = [...createHash('sha256').update(text).digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from(
    { length: 16 },
    (_, index) => ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('');
}

const lines = readdirSync('content')
  .filter((name) => name.endsWith('.mdx'))
  .flatMap((name) => readFileSync(`content/${name}`, 'utf8').split('\n'))
  .filter((line) => line.startsWith('-A KUBE-'));

/** Service, the address of the Pod that a rule names, and the chain that both make. */
const named = lines.flatMap((line) => {
  const [, service = ''] = /--comment "(\S+?)(?: cluster IP| -> \S+)?"/.exec(line) ?? [];
  const [, pod = ''] = /(?:-> |--to-destination )([\d.]+:\d+)/.exec(line) ?? [];
  return [...line.matchAll(/KUBE-(SVC|SEP)-(\w+)/g)].map(([chain, kind, hash]) => ({
    chain,
    hash,
    made: `${service}tcp${kind === 'SEP' ? pod : ''}`,
  }));
});

// No replay reaches these rules: they lie in the node's kernel.
test('the chains that pages show are those of the names and addresses beside them', () => {
  expect(named.length).toBeGreaterThanOrEqual(6);
  expect(named.map(({ chain, made }) => [chain, chainHash(made)])).toEqual(
    named.map(({ chain, hash }) => [chain, hash]),
  );
});
