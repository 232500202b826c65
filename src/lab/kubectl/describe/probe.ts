import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { hostPort } from '../printers/kinds/endpoints.ts';

/** A probe in one line. */
export function probe(probe: Json): string {
  const seconds = (name: string) => `${probe[name] ?? 0}s`;
  const timing =
    `delay=${seconds('initialDelaySeconds')} timeout=${seconds('timeoutSeconds')} period=${seconds('periodSeconds')} ` +
    `successThreshold=${probe.successThreshold ?? 0} failureThreshold=${probe.failureThreshold ?? 0}`;
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec) return `exec ${goValue(exec.command ?? [])} ${timing}`;
  if (httpGet) return `http-get ${url(httpGet)} ${timing}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${timing}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${timing}`;
  return `unknown ${timing}`;
}

function url({ scheme = '', host = '', port = 0, path = '' }: Json): string {
  const escaped = [...path].map((char) => (/[\w\-.~$&+,/:;=@]/.test(char) ? char : encode(char))).join('');
  const slash = escaped && !escaped.startsWith('/') ? '/' : '';
  return `${scheme.toLowerCase()}://${hostPort(host, port)}${slash}${escaped}`;
}

function encode(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
