import { expect } from 'vitest';
import { type Cluster, type Execution, type OpenCluster, SetupError } from './cluster.ts';
import { realTime } from './time.ts';

/** A chapter's setup for the tests of the interface: one Pod, ready. */
export const SETUP = {
  namespaces: ['svc-lab'],
  apply: ['solo-pod.yaml'],
  wait: ['--for=condition=Ready pod/solo --timeout=180s'],
  manual: false,
};

async function textOf({ output }: Execution): Promise<string> {
  let text = '';
  for await (const { data } of output) text += data;
  return text;
}

/** The first line of what a command prints, which may come in pieces; the command goes on. */
async function firstLineOf({ output }: Execution): Promise<string> {
  const pieces = output[Symbol.asyncIterator]();
  let text = '';
  while (!text.includes('\n')) {
    const { done, value } = await pieces.next();
    if (done) break;
    text += value.data;
  }
  return text.split('\n')[0] ?? '';
}

/** What every cluster keeps to, the lab and a real one alike. */
export async function keepsInterface(cluster: Cluster): Promise<void> {
  const open = await cluster.open(SETUP);
  const { time = realTime } = open;
  const run = async (command: string): Promise<[text: string, exit: number]> => {
    const execution = session.exec(command);
    return await time.during(Promise.all([textOf(execution), execution.exit]));
  };
  const session = await open.session();
  try {
    await facts(open);
    expect(await run('kubectl get pod solo -o name; ls solo-pod.yaml')).toEqual([
      'pod/solo\nsolo-pod.yaml\n',
      0,
    ]);
    expect(await run('kubectl get pod nosuch')).toEqual([
      'Error from server (NotFound): pods "nosuch" not found\n',
      1,
    ]);
    // Variables, the working folder and the exit code are there for the next command.
    expect(await run('A=kept; mkdir -p sub && cd sub; (exit 52)')).toEqual(['', 52]);
    expect(await run('echo "$? $A"; basename "$PWD"; cd ..')).toEqual(['52 kept\nsub\n', 0]);
    // Bytes stream: a watch is an ordinary command, and Ctrl-C ends it but not the shell.
    const watch = session.exec('kubectl get pods -w -o name');
    expect(await time.during(firstLineOf(watch))).toBe('pod/solo');
    expect(() => session.exec('true')).toThrow('still runs');
    watch.signal('SIGINT');
    expect(await time.during(watch.exit)).not.toBe(0);
    expect(await run('echo "$A"')).toEqual(['kept\n', 0]);
    // What is typed reaches the command.
    const asking = session.exec('read -r line; echo "got $line"');
    asking.write('text\n');
    expect(await time.during(textOf(asking))).toBe('got text\n');
    // Terminals share the cluster and the files, not their shells.
    const other = await open.session();
    expect(await time.during(textOf(other.exec('echo "[$A]"; ls solo-pod.yaml')))).toBe(
      '[]\nsolo-pod.yaml\n',
    );
    const elsewhere = await open.session({ cwd: 'sub', env: { GREETING: 'hello' } });
    expect(await time.during(textOf(elsewhere.exec('echo "$GREETING from $(basename "$PWD")"')))).toBe(
      'hello from sub\n',
    );
    // What goes on running in one terminal is there for another, until it is stopped.
    const forward = elsewhere.exec('kubectl port-forward pod/solo 18087:8080');
    expect(await time.during(firstLineOf(forward))).toBe('Forwarding from 127.0.0.1:18087 -> 8080');
    expect(await run('curl -sS -m 5 localhost:18087/hostname')).toEqual(['solo', 0]);
    forward.signal('SIGINT');
    await time.during(forward.exit);
    expect((await run('curl -s -m 5 localhost:18087/hostname'))[1]).toBe(7);
    await open.settle();
    expect((await open.snapshot()).map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toContain(
      'Pod/solo',
    );
    expect((await open.events()).length).toBeGreaterThan(0);
  } finally {
    await open.close();
  }
  // Closing twice is safe.
  await open.close();
  const failing = cluster.open({ ...SETUP, apply: ['nosuch.yaml'] });
  await expect(failing).rejects.toThrow(SetupError);
  await expect(failing).rejects.toThrow('the path "nosuch.yaml" does not exist');
}

async function facts({ versions, provides }: OpenCluster): Promise<void> {
  expect(versions.server).toMatch(/^v1\.\d+\.\d+$/);
  expect(provides.has('nodes=1')).toBe(true);
}
