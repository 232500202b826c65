import { canonical, tokensOf } from './tokens.ts';

/** Addresses that mean the same on every machine, and those of the API's and the DNS's Services on every minikube. */
const EVERYWHERE = ['127.0.0.1', '0.0.0.0', '255.255.255.255', '10.96.0.1', '10.96.0.10'];

/**
 * The values that somebody wrote down: in a manifest, or in a command. They look like made-up ones but stand for
 * themselves.
 */
export function literalsOf(texts: Iterable<string>): ReadonlySet<string> {
  const found = new Set(EVERYWHERE);
  for (const text of texts) {
    for (const line of text.split('\n')) {
      for (const { kind, value } of tokensOf(line)) {
        if (kind !== 'wildcard') found.add(canonical(kind, value));
      }
      // Values that a manifest writes as a mapping's value (`nodePort: 30080`) or in quotes stand alone there.
      for (const [word] of line.matchAll(/[\w.-]+/g)) found.add(word);
    }
  }
  return found;
}
