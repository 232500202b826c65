import { describe, expect, it } from 'vitest';
import { agnhostImage, recordedAgnhost } from '../agnhost.ts';
import { otherImages } from '../others.ts';
import type { Image, Served } from '../process.ts';
import { runIn, type World } from '../testing.ts';

const reply =
  (body: string, status = 200, headers: Record<string, string> = {}): Served =>
  async () => ({ status, statusText: status === 200 ? 'OK' : 'Not Found', headers, body });

const world: World = {
  names: {
    'web.lab.svc.cluster.local': ['10.96.1.1'],
    'two.lab.svc.cluster.local': ['10.244.0.1', '10.244.0.2'],
  },
  servers: {
    '10.96.1.1:80': reply('hello', 200, { 'content-length': '5' }),
    '10.96.1.1:81': 'silent',
    '10.96.1.1:82': async () => undefined,
    '10.96.1.1:83': reply('', 404),
    '10.96.1.1:84': reply('', 302, { location: 'http://web/' }),
    '10.96.1.1:85': async ({ headers, method, target, body }) =>
      (await reply(`${method} ${target} ${headers['host']} ${headers['x-a'] ?? '-'} ${body}`)({} as never))!,
    '10.244.0.2:80': reply('second'),
  },
};
const busybox = otherImages.find((image) => image.name === 'busybox') as Image;
const run = (argv: string, image = agnhostImage) => runIn(image, argv.split(' '), world);

describe('curl', () => {
  it.each<[argv: string, exit: number, stdout: string, stderr: string]>([
    ['curl -s http://web/', 0, 'hello', ''],
    ['curl -s web', 0, 'hello', ''],
    ['curl -si http://web/', 0, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', ''],
    ['curl -sI http://web/', 0, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', ''],
    [
      'curl -s -o /dev/null -w %{http_code}/%{remote_ip}:%{remote_port}\\n http://web/',
      0,
      '200/10.96.1.1:80\n',
      '',
    ],
    ['curl -sS http://nosuch/', 6, '', 'curl: (6) Could not resolve host: nosuch\n'],
    ['curl -s http://nosuch/', 6, '', ''],
    [
      'curl -sS http://web:9/',
      7,
      '',
      'curl: (7) Failed to connect to web port 9 after 1 ms: Could not connect to server\n',
    ],
    ['curl -sS -m 3 http://web:81/', 28, '', 'curl: (28) Connection timed out after 3000 milliseconds\n'],
    [
      'curl -sS --connect-timeout 2 http://web:81/',
      28,
      '',
      'curl: (28) Connection timed out after 2000 milliseconds\n',
    ],
    ['curl -sS http://web:82/', 52, '', 'curl: (52) Empty reply from server\n'],
    ['curl -s http://web:83/', 0, '', ''],
    ['curl -sSf http://web:83/', 22, '', 'curl: (22) The requested URL returned error: 404\n'],
    ['curl -s http://web:84/', 0, '', ''],
    ['curl -sL http://web:84/', 0, 'hello', ''],
    ['curl -s -H X-A:1 http://web:85/p?q=1', 0, 'GET /p?q=1 web:85 1 ', ''],
    ['curl -s -H Host:other -X PUT -d x=y http://web:85/', 0, 'PUT / other - x=y', ''],
    ['curl -s --resolve any:80:10.96.1.1 http://any/', 0, 'hello', ''],
    ['curl -s http://two/', 0, 'second', ''],
    ['curl -sS ftp://web/', 1, '', 'curl: (1) Protocol "ftp" not supported\n'],
    [
      'curl --nosuch',
      2,
      '',
      "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    ],
  ])('%s', async (argv, exit, stdout, stderr) => {
    expect(await run(argv)).toEqual({ exit, stdout, stderr });
  });

  it('shows with -v what goes over the wire', async () => {
    const { stderr } = await run('curl -sv http://web/');
    expect(stderr).toContain('> GET / HTTP/1.1\n> Host: web\n> User-Agent: curl/8.12.1\n> Accept: */*\n> \n');
    expect(stderr).toContain('< HTTP/1.1 200 OK\n< Content-Length: 5\n< \n');
    expect(stderr).toContain('* Connected to web (10.96.1.1) port 80\n');
  });

  it('of the recorded cluster words it as that one', async () => {
    const { stderr } = await run('curl -sS http://web:9/', recordedAgnhost);
    expect(stderr).toBe("curl: (7) Failed to connect to web port 9 after 1 ms: Couldn't connect to server\n");
  });
});

describe('nslookup', () => {
  it('of ISC finds a short name', async () => {
    expect(await run('nslookup web')).toEqual({
      exit: 0,
      stdout:
        ';; Got recursion not available from 10.96.0.10\nServer:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tweb.lab.svc.cluster.local\nAddress: 10.96.1.1\n;; Got recursion not available from 10.96.0.10\n\n',
      stderr: '',
    });
    const missing = await run('nslookup nosuch');
    expect(missing.exit).toBe(1);
    expect(missing.stdout).toMatch(/#53\n\n\*\* server can't find nosuch: NXDOMAIN\n\n$/);
  });

  it('of BusyBox asks for every suffix, and counts that as failure', async () => {
    const { exit, stdout } = await run('nslookup web', busybox);
    expect(exit).toBe(1);
    expect(stdout).toContain('Address:\t10.96.0.10:53\n');
    expect(stdout).toContain('Name:\tweb.lab.svc.cluster.local\nAddress: 10.96.1.1\n');
    expect(stdout).toContain("** server can't find web.cluster.local: NXDOMAIN\n");
    expect((await run('nslookup web.lab.svc.cluster.local', busybox)).exit).toBe(0);
    expect((await run('nslookup web.lab', busybox)).exit).toBe(1);
  });
});

describe('dig', () => {
  it.each([
    ['dig +short web', ''],
    ['dig +search +short web', '10.96.1.1\n'],
    ['dig +noall +answer web.lab.svc.cluster.local', 'web.lab.svc.cluster.local.\t30\tIN\tA\t10.96.1.1\n'],
  ])('%s', async (argv, stdout) => {
    expect(await run(argv)).toEqual({ exit: 0, stdout, stderr: '' });
  });
});

describe('nc and wget', () => {
  it.each<[argv: string, exit: number, stdout: string, stderr: string]>([
    ['nc -zv -w 2 web 80', 0, '', 'Connection to web (10.96.1.1) 80 port [tcp/*] succeeded!\n'],
    ['nc -zv web 9', 1, '', 'nc: connect to web (10.96.1.1) port 9 (tcp) failed: Connection refused\n'],
    ['nc -z -w 2 web 81', 1, '', ''],
    ['wget -qO- http://web/', 0, 'hello', ''],
    [
      'wget -qO- http://web:9/',
      1,
      '',
      "wget: can't connect to remote host (10.96.1.1): Connection refused\n",
    ],
    ['wget -qO- -T 2 http://web:81/', 1, '', 'wget: download timed out\n'],
    ['wget -qO- http://nosuch/', 1, '', "wget: bad address 'nosuch'\n"],
    ['wget -qO- http://web:83/', 1, '', 'wget: server returned error: HTTP/1.1 404 Not Found\n'],
  ])('%s', async (argv, exit, stdout, stderr) => {
    expect(await run(argv)).toEqual({ exit, stdout, stderr });
  });
});
