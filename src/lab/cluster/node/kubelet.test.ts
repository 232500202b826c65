import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pods } from '../server/resources.ts';
import { type Bench, bench, NAMESPACE, pod, server } from '../testing.ts';
import { pipe } from './pipe.ts';

let lab: Bench;
beforeAll(async () => {
  lab = await bench();
  await lab.apply(
    server('web', 2),
    pod('talk', { command: ['sh', '-c', 'echo one; sleep 5; echo two; sleep 600'] }),
    pod('done', { command: ['sh', '-c', 'echo hello'] }, { restartPolicy: 'Never' }),
    pod('once', { args: ['netexec'] }),
    pod('shell', { command: ['sh'], stdin: true, stdinOnce: true }, { restartPolicy: 'Never' }),
  );
  await lab.settle();
}, 60_000);
afterAll(async () => {
  await lab.lab.close();
});

async function logs(name: string, options: object = {}): Promise<string> {
  let text = '';
  for await (const piece of lab.lab.api.logs(NAMESPACE, name, options)) text += piece;
  return text;
}

describe('logs', () => {
  it('are what the first process wrote', async () => {
    expect(await logs('done')).toBe('hello\n');
    expect(await logs('once')).toMatch(
      /^I\d{4} [\d:.]+ +1 log\.go:244\] Started HTTP server on port 8080\nI.* Started UDP server on port {2}8081\n$/,
    );
    expect(await logs('once', { tail: 1 })).toMatch(/^I.* Started UDP server on port {2}8081\n$/);
    const [probed] = await lab.list('pods', NAMESPACE, 'app=web');
    expect(await logs(probed.metadata.name)).toMatch(/GET \/healthz\n$/);
  });

  it('can be followed', async () => {
    const stop = new AbortController();
    const pieces: string[] = [];
    const following = (async () => {
      for await (const piece of lab.lab.api.logs(NAMESPACE, 'talk', { follow: true, signal: stop.signal }))
        pieces.push(piece);
    })();
    await lab.pass(8000);
    stop.abort();
    await following;
    expect(pieces).toEqual(['one\n', 'two\n']);
  });

  it('of the run before exist once there was one', async () => {
    await expect(logs('once', { previous: true })).rejects.toThrow(
      'previous terminated container "web" in pod "once" not found',
    );
    await lab.exec('once', 'curl', '-s', 'localhost:8080/exit?code=1');
    await lab.until(
      async () => (await lab.get('pods', 'once')).status.containerStatuses[0].restartCount === 1,
    );
    expect(await logs('once', { previous: true })).toContain('Started HTTP server');
  });
});

describe('exec', () => {
  it.each<[what: string, run: () => Promise<unknown>, message: RegExp]>([
    [
      'a program that the image lacks',
      () => lab.exec('web', 'nosuch'),
      /exec: "nosuch": executable file not found in \$PATH: unknown$/,
    ],
    [
      'a Pod that is over',
      () => lab.exec('done', 'ls'),
      /^cannot exec into a container in a completed pod; current phase is Succeeded$/,
    ],
    ['no such Pod', () => lab.exec('nosuch', 'ls'), /^pods "nosuch" not found$/],
  ])('refuses %s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message);
  });

  it('hands on the exit code', async () => {
    expect((await lab.sh('web', 'exit 3')).exit).toBe(3);
  });
});

describe('attach', () => {
  it('types into the first process and ends with it', async () => {
    const stdin = pipe();
    let output = '';
    const attached = lab.lab.api.attach(NAMESPACE, 'shell', undefined, {
      stdin,
      stdout: (data) => {
        output += data;
      },
      stderr: () => {},
    });
    stdin.write('true >/dev/null; hostname\n');
    stdin.write('exit 4\n');
    stdin.end();
    expect(await lab.lab.clock.drive(attached)).toBe(4);
    expect(output).toBe('shell\n');
    await lab.settle();
    expect((await lab.get('pods', 'shell')).status.phase).toBe('Failed');
  });
});

describe('port-forward', () => {
  const request = (url: string) => ({ method: 'GET', url, headers: {} });

  it('reaches one Pod, and no other when that one is gone', async () => {
    const [first] = await lab.list('pods', NAMESPACE, 'app=web');
    const forward = await lab.lab.api.portForward(NAMESPACE, first.metadata.name, 8080);
    const ask = () => forward.request(request('http://localhost:8000/hostname'));
    for (let time = 0; time < 3; time++) expect((await ask()).body).toBe(first.metadata.name);
    await lab.lab.api.delete(pods, NAMESPACE, first.metadata.name);
    await lab.settle();
    await expect(ask()).rejects.toThrow('network namespace');
  });

  it('says so when nobody listens in the Pod', async () => {
    const [first] = await lab.list('pods', NAMESPACE, 'app=web');
    const forward = await lab.lab.api.portForward(NAMESPACE, first.metadata.name, 9999);
    await expect(forward.request(request('http://localhost:8000/'))).rejects.toThrow(
      'dial tcp4 127.0.0.1:9999: connect: connection refused',
    );
  });
});

describe('a Pod that ends by itself', () => {
  it('is Succeeded', async () => {
    const { status } = await lab.get('pods', 'done');
    expect(status.phase).toBe('Succeeded');
    expect(status.containerStatuses[0].state.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
  });
});
