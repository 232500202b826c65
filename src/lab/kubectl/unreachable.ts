/** How often kubectl asks for what the server has before it gives up. */
const ATTEMPTS = 5;

/**
 * What kubectl's discovery logs when nothing listens at the server's address, in klog's format.
 *
 * @param now milliseconds since 1970.
 */
export function refused(server: string, now: number): string {
  const address = server.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
  const [host = '', port = server.startsWith('https') ? '443' : '80'] = address.split(':');
  const ip = host === 'localhost' ? '127.0.0.1' : host;
  const error = `Get \\"${server}/api?timeout=32s\\": dial tcp ${ip}:${port}: connect: connection refused`;
  return Array.from({ length: ATTEMPTS }, (_, attempt) => {
    const date = new Date(now + attempt);
    const two = (value: number) => String(value).padStart(2, '0');
    const time = `${date.toISOString().slice(11, 23)}${two(attempt * 7)}1`;
    return `E${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())} ${time}   21889 memcache.go:381] "Couldn't get current server API group list" err="${error}"\n`;
  }).join('');
}
