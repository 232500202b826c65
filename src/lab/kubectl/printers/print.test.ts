import { describe, expect, test } from 'vitest';
import { deployments, pods, services } from '../../cluster/server/resources.ts';
import { printTable, renderTable } from './index.ts';

const NOW = Date.parse('2026-11-25T00:00:00Z');
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString().replace('.000', '');

const web = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', creationTimestamp: at(65), labels: { app: 'web' } },
  spec: {
    type: 'LoadBalancer',
    clusterIPs: ['10.96.0.10'],
    ports: [{ port: 80, nodePort: 30080, protocol: 'TCP' }],
  },
};
const table = (options = {}) => renderTable(printTable(services, [web], { now: NOW, ...options }));

describe('tables', () => {
  test('columns are three spaces apart, the last is not padded', () => {
    expect(table()).toBe(
      'NAME   TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE\n' +
        'web    LoadBalancer   10.96.0.10   <pending>     80:30080/TCP   65s\n',
    );
  });
  test('wide, labels, namespace, kind', () => {
    expect(
      table({
        wide: true,
        labelColumns: ['app', 'x/y'],
        showLabels: true,
        withNamespace: true,
        withKind: true,
      }),
    ).toBe(
      'NAMESPACE   NAME          TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE   SELECTOR   APP   Y     LABELS\n' +
        'default     service/web   LoadBalancer   10.96.0.10   <pending>     80:30080/TCP   65s   <none>     web         app=web\n',
    );
  });
  test('no rows are no text; no headers keep the widths', () => {
    expect(renderTable({ columns: ['A', 'B'], rows: [] })).toBe('');
    expect(
      renderTable(
        {
          columns: ['NAME', 'B'],
          rows: [
            ['abcdefg', 'x'],
            ['a', 'y'],
          ],
        },
        { noHeaders: true },
      ),
    ).toBe('abcdefg   x\na         y\n');
  });
  test('a watch remembers widths', () => {
    const remembered: number[] = [];
    renderTable({ columns: ['NAME', 'B'], rows: [['abcdefg', 'x']] }, { remembered });
    expect(renderTable({ columns: ['NAME', 'B'], rows: [['a', 'x']] }, { noHeaders: true, remembered })).toBe(
      'a         x\n',
    );
  });
  test('a cell ends at its first line', () => {
    expect(renderTable({ columns: ['A', 'B'], rows: [['one\ntwo', 'x']] })).toBe(
      'A         B\none...    x\n',
    );
  });
  test('a group is part of the kind', () => {
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: {} };
    expect(printTable(deployments, [object], { now: NOW, withKind: true }).rows).toEqual([
      ['deployment.apps/web', '0/1', '0', '0', '<unknown>'],
    ]);
  });
  test('restarts say when the last one was', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', creationTimestamp: at(600) },
      spec: { containers: [{ name: 'c' }] },
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'c',
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { finishedAt: at(5), exitCode: 1 } },
          },
        ],
      },
    };
    expect(printTable(pods, [object], { now: NOW }).rows).toEqual([
      ['p', '0/1', 'CrashLoopBackOff', '2 (5s ago)', '10m'],
    ]);
  });
});
