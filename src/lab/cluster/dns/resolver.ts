import type { Clock } from '../../api.ts';
import type { Socket } from '../network/socket.ts';
import type { DnsRecord, RecordType } from './message.ts';

/** `/etc/resolv.conf`, read. */
export interface ResolverConfig {
  readonly servers: readonly string[];
  readonly search: readonly string[];
  readonly ndots: number;
  /** Milliseconds before a server counts as silent. */
  readonly timeout: number;
  readonly attempts: number;
}

export function readResolvConf(text: string): ResolverConfig {
  const servers: string[] = [];
  let search: readonly string[] = [];
  const options = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line.trim().split(/\s+/);
    if (keyword === 'nameserver' && words[0]) servers.push(words[0]);
    if (keyword === 'search') search = words;
    if (keyword !== 'options') continue;
    for (const word of words) {
      const [name, value] = word.split(':');
      options.set(name as string, Number(value));
    }
  }
  return {
    servers,
    search,
    ndots: options.get('ndots') ?? 1,
    timeout: (options.get('timeout') ?? 5) * 1000,
    attempts: options.get('attempts') ?? 2,
  };
}

/** The names that a resolver tries for one, in order. */
export function candidates(name: string, config: Pick<ResolverConfig, 'search' | 'ndots'>): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const dots = name.split('.').length - 1;
  const searched = config.search.map((suffix) => `${name}.${suffix}`);
  return dots >= config.ndots ? [name, ...searched] : [...searched, name];
}

export type Lookup =
  | { readonly kind: 'found'; readonly records: readonly DnsRecord[]; readonly name: string }
  | { readonly kind: 'missing' | 'silent' | 'refused' };

/** Names to addresses, as the C library of a container does it. */
export interface Resolver {
  readonly config: () => ResolverConfig;
  /** IPv4 addresses, or why there are none. Addresses and `/etc/hosts` need no server. */
  addresses(name: string, signal?: AbortSignal): Promise<readonly string[] | 'missing' | 'silent'>;
  /** One question to the first server that answers, with no search list. */
  ask(name: string, type: RecordType, signal?: AbortSignal): Promise<Awaited<ReturnType<Socket['ask']>>>;
}

export function resolver(
  socket: Socket,
  clock: Clock,
  resolvConf: () => string,
  hosts: () => string,
): Resolver {
  const config = () => readResolvConf(resolvConf());

  async function ask(name: string, type: RecordType, signal?: AbortSignal) {
    const { servers, timeout, attempts } = config();
    let reply: Awaited<ReturnType<Socket['ask']>>;
    for (let attempt = 0; attempt < attempts; attempt++) {
      for (const server of servers) {
        reply = await socket.ask(server, { name, type });
        if (reply !== undefined && reply !== 'refused') return reply;
        if (reply === undefined) await clock.sleep(timeout, signal);
      }
      if (reply === 'refused') return reply;
    }
    return reply;
  }

  return {
    config,
    ask,
    async addresses(name, signal) {
      if (/^(\d{1,3}\.){3}\d{1,3}$/.test(name)) return [name];
      const host = hosts()
        .split('\n')
        .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
        .find(([address, ...names]) => address?.includes('.') && names.includes(name));
      if (host?.[0]) return [host[0]];
      let silent = false;
      for (const candidate of candidates(name, config())) {
        const reply = await ask(candidate, 'A', signal);
        if (reply === undefined || reply === 'refused') {
          silent = true;
          // musl and glibc give up on the whole list when no server answers.
          break;
        }
        const found = reply.answers.filter((item) => item.type === 'A').map((item) => item.data);
        if (found.length > 0) return found;
      }
      return silent ? 'silent' : 'missing';
    },
  };
}
