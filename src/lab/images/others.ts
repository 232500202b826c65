import { alpine } from './alpine.ts';
import type { Image, Process, Program } from './process.ts';
import { curl } from './tools/curl.ts';
import { byteLength, httpDate } from './tools/http.ts';

/** Waits until it is told to stop. */
const wait: Program = async (process) => {
  await process.terminated;
  return 0;
};

const BUSYBOX_TAGS = ['1.28', '1.35', '1.36', '1.36.1', '1.37', '1.37.0', 'stable', 'latest'];

function aliases(image: Image, names: readonly string[]): Image[] {
  return names.map((name) => ({ ...image, name }));
}

const busybox: Image = {
  name: 'busybox',
  tags: BUSYBOX_TAGS,
  entrypoint: [],
  cmd: ['sh'],
  programs: alpine,
};

/** curl's own image: not root, and its entrypoint runs its arguments when the first is a program. */
const curlImage: Image = {
  name: 'curlimages/curl',
  tags: ['8.7.1', '8.10.1', '8.11.1', '8.12.1', '8.16.0', 'latest'],
  entrypoint: ['/entrypoint.sh'],
  cmd: ['curl'],
  user: 100,
  programs: {
    ...alpine,
    curl,
    'entrypoint.sh': async (process) => {
      const [, ...words] = process.argv;
      const [first = 'curl'] = words;
      const isProgram = first === 'curl' || (!first.startsWith('-') && Object.hasOwn(alpine, first));
      return await process.run(isProgram ? words : ['curl', ...words]);
    },
  },
};

const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
</body>
</html>
`;

const NGINX_VERSION = 'nginx/1.29.4';

async function nginxServer(process: Process): Promise<number> {
  process.listen(80, async (request) => {
    const found = request.target === '/' || request.target === '/index.html';
    const body = found
      ? WELCOME
      : `<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>${NGINX_VERSION}</center>\r\n</body>\r\n</html>\r\n`;
    return {
      status: found ? 200 : 404,
      statusText: found ? 'OK' : 'Not Found',
      headers: {
        server: NGINX_VERSION,
        date: httpDate(process.clock.now()),
        'content-type': 'text/html',
        'content-length': String(byteLength(body)),
        connection: 'keep-alive',
      },
      body,
    };
  });
  await process.terminated;
  return 0;
}

const nginx: Image = {
  name: 'nginx',
  tags: ['1.27', '1.28', '1.29', 'alpine', '1.27-alpine', '1.29-alpine', 'stable', 'latest'],
  entrypoint: ['/docker-entrypoint.sh'],
  cmd: ['nginx', '-g', 'daemon off;'],
  programs: {
    ...alpine,
    curl,
    nginx: nginxServer,
    'docker-entrypoint.sh': async (process) => {
      const [, ...words] = process.argv;
      return words[0] === 'nginx' ? await nginxServer(process) : await process.run(words);
    },
  },
};

const pause: Image = {
  name: 'registry.k8s.io/pause',
  tags: ['3.9', '3.10', '3.10.1', '3.10.2'],
  entrypoint: ['/pause'],
  cmd: [],
  programs: { pause: wait },
};

/** The images of `kube-system`: they do nothing but be there; what they would do the lab does. */
const system: readonly Image[] = [
  ['registry.k8s.io/etcd', '3.6.5-0', 'etcd'],
  ['registry.k8s.io/kube-apiserver', 'v1.37.2', 'kube-apiserver'],
  ['registry.k8s.io/kube-controller-manager', 'v1.37.2', 'kube-controller-manager'],
  ['registry.k8s.io/kube-scheduler', 'v1.37.2', 'kube-scheduler'],
  ['registry.k8s.io/kube-proxy', 'v1.37.2', 'kube-proxy'],
  ['gcr.io/k8s-minikube/storage-provisioner', 'v5', 'storage-provisioner'],
].map(
  ([name = '', tag = '', program = '']): Image => ({
    name,
    tags: [tag],
    entrypoint: [`/usr/local/bin/${program}`],
    cmd: [],
    programs: { [program]: wait },
  }),
);

/** Cluster DNS: answers on port 53, and says on 8181 that it is ready. */
const coredns: Image = {
  name: 'registry.k8s.io/coredns/coredns',
  tags: ['v1.14.6'],
  entrypoint: ['/coredns'],
  cmd: [],
  programs: {
    coredns: async (process) => {
      process.serveNames();
      process.listen(8181, async () => ({
        status: 200,
        statusText: 'OK',
        headers: {
          date: httpDate(process.clock.now()),
          'content-length': '2',
          'content-type': 'text/plain; charset=utf-8',
        },
        body: 'OK',
      }));
      process.stdout('.:53\ncluster.local.:53\nCoreDNS-1.14.6\nlinux/amd64, go1.26.4, 1234567\n');
      await process.terminated;
      return 0;
    },
  },
};

/** Everything but agnhost. */
export const otherImages: readonly Image[] = [
  busybox,
  ...aliases(busybox, ['docker.io/library/busybox', 'docker.io/busybox']),
  { ...busybox, name: 'alpine', tags: ['3.20', '3.21', '3.22', 'latest'] },
  curlImage,
  ...aliases(curlImage, ['docker.io/curlimages/curl']),
  nginx,
  ...aliases(nginx, ['docker.io/library/nginx', 'docker.io/nginx']),
  pause,
  coredns,
  ...system,
];
