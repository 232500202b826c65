import { expect, test } from 'vitest';
import { differences, hard, recorded } from '../testing/recorded.ts';
import { createApiServer } from './index.ts';

test('agrees with a real cluster on random mutants of every kind', async () => {
  const cases = recorded('mutants.jsonl', '');
  expect(cases.length).toBe(351);
  expect(differences(await createApiServer(), cases, () => ({}))).toEqual([]);
});

test('agrees with a real cluster on cases that were written to be hard', async () => {
  const cases = recorded('tricky.jsonl', '');
  expect(cases.length).toBe(1212);
  const found = differences(await createApiServer(), cases, (c) => ({ existing: c.existing }));
  expect(found.map((d) => d.file)).toEqual(hard);
  expect(found.filter(({ wanted, got }) => wanted[0] !== got[0])).toEqual([]);
});

test('agrees with a real cluster on random changes of objects that exist', async () => {
  const cases = recorded('updates.jsonl', '');
  expect(cases.length).toBe(180);
  const found = differences(await createApiServer(), cases, (c) => ({ existing: c.existing }));
  expect(found.map((d) => d.file)).toEqual([
    // kubectl tries with two schemas of the server first and words their failure a little differently.
    '0016-controllerrevision.yaml',
    // The message prints the live object with its managed fields, which `kubectl get` leaves out.
    '0120-pod.yaml',
    // kubectl itself panics; here the panic is the message.
    '0139-replicationcontroller.yaml',
    // Managed fields again.
    '0143-resourcequota.yaml',
  ]);
});
