import { expect, test } from 'vitest';
import { tokensOf } from './tokens.ts';

test.each([
  [
    'hello-5b4646648f-kbp4c   1/1     Running   0          2m30s',
    'hash 5b4646648f, suffix kbp4c, wildcard 2m30s',
  ],
  [
    'hello-gwn9t   IPv4   8080   10.244.0.9,10.244.0.10   1s',
    'suffix gwn9t, ip 10.244.0.9, ip 10.244.0.10, wildcard 1s',
  ],
  ['ReplicaSet hello-74b76c7b77', 'hash 74b76c7b77'],
  ['app=hello,pod-template-hash=74b76c7b77', 'hash 74b76c7b77'],
  [
    'dice-web   LoadBalancer   10.100.98.254   <pending>   9090:32553/TCP   2m',
    'ip 10.100.98.254, port 32553, wildcard 2m',
  ],
  [
    '4954e15d-78e8-4f0a-9208-6e44398cfa6f 10.244.0.8',
    'uid 4954e15d-78e8-4f0a-9208-6e44398cfa6f, ip 10.244.0.8',
  ],
  ['10-244-0-8.hello.svc-lab.svc.cluster.local', 'ip 10-244-0-8'],
  ['Forwarding from 127.0.0.1:36353 -> 8080', 'ip 127.0.0.1, port 36353'],
  ['solo   1/1   Running   1 (14s ago)   19s', 'wildcard 14s, wildcard 19s'],
  ['I1123 08:30:52.276111       1 log.go:244] Started', 'wildcard 1123 08:30:52.276111       1'],
  ['Start Time:       Mon, 23 Nov 2026 08:30:51 +0000', 'wildcard Mon, 23 Nov 2026 08:30:51 +0000'],
  ['"2026-11-23T08:30:51Z"', 'wildcard 2026-11-23T08:30:51Z'],
  ['64 bytes from 10.244.0.8: icmp_seq=1 ttl=63 time=0.071 ms', 'ip 10.244.0.8, wildcard 0.071 ms'],
  ['curl: (7) Failed to connect to hello port 80 after 1 ms', 'wildcard 1 ms'],
  ['Liveness: http-get http://:http/healthz delay=0s timeout=1s period=2s', ''],
  ['      cpu:     10m', ''],
  ['node.kubernetes.io/not-ready:NoExecute op=Exists for 300s', ''],
  ['pod/solo condition met', ''],
  ['kube-dns svc-lab svc-lab-other port-forward v1.37.2 8080/TCP', ''],
])('%s', (line, expected) => {
  expect(
    tokensOf(line)
      .map(({ kind, value }) => `${kind} ${value}`)
      .join(', '),
  ).toBe(expected);
});
