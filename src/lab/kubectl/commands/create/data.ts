import { Failure } from '../../errors.ts';
import type { Command, Run } from '../../run.ts';
import { createMade, nameArgument } from './made.ts';

const KEY_FAULT =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

type Data = Record<string, string>;

function add(data: Data, key: string, value: string, kind: string, name: string): void {
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
    throw new Failure(`${JSON.stringify(key)} is not a valid key name for a ${kind}: ${KEY_FAULT}`);
  }
  if (Object.hasOwn(data, key)) {
    const where = kind === 'ConfigMap' ? `in Data for ConfigMap ${JSON.stringify(name)}` : '';
    throw new Failure(
      kind === 'ConfigMap'
        ? `cannot add key ${JSON.stringify(key)}, another key by that name already exists ${where}`
        : `cannot add key ${key}, another key by that name already exists`,
    );
  }
  data[key] = value;
}

/** `KEY=VALUE`. @throws {Failure} */
function literal(text: string): readonly [key: string, value: string] {
  const equals = text.indexOf('=');
  if (equals === 0) throw new Failure(`invalid literal source ${text}, expected key=value`);
  if (equals < 0) throw new Failure(`invalid literal source ${text}, expected key=value`);
  return [text.slice(0, equals), text.slice(equals + 1).replace(/^(['"])(.*)\1$/, '$2')];
}

/** `PATH` or `KEY=PATH`. @throws {Failure} */
function fileSource(text: string): { readonly key: string; readonly path: string; readonly named: boolean } {
  const parts = text.split('=');
  const [first = '', second] = parts;
  if (parts.length === 1) return { key: text.split('/').at(-1) ?? '', path: text, named: false };
  if (parts.length > 2) throw new Failure("key names or file paths cannot contain '='");
  if (first === '') throw new Failure(`key name for file path ${second} missing`);
  if (!second) throw new Failure(`file path for key name ${first} missing`);
  return { key: first, path: second, named: true };
}

async function fromFile(run: Run, text: string, put: (key: string, value: string) => void): Promise<void> {
  const { key, path, named } = fileSource(text);
  const names = await run.call.files.list(path);
  if (names === undefined) {
    const value = await run.call.files.read(path);
    if (value === undefined) throw new Failure(`error reading ${path}: no such file or directory`);
    put(key, value);
    return;
  }
  if (named) throw new Failure('cannot give a key name for a directory path');
  for (const name of names) {
    const file = `${path.replace(/\/+$/, '')}/${name}`;
    if ((await run.call.files.list(file)) !== undefined) continue;
    put(name, (await run.call.files.read(file)) ?? '');
  }
}

async function fromEnvFile(run: Run, path: string, put: (key: string, value: string) => void): Promise<void> {
  const text = await run.call.files.read(path);
  if (text === undefined) throw new Failure(`error reading ${path}: no such file or directory`);
  for (const line of text.split('\n').map((item) => item.trimStart())) {
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const key = equals < 0 ? line : line.slice(0, equals);
    put(key, equals < 0 ? (run.call.env.get(key) ?? '') : line.slice(equals + 1));
  }
}

async function gather(run: Run, kind: string, name: string): Promise<Data> {
  const { flags } = run;
  const [literals, files, envFiles] = [
    flags.list('from-literal'),
    flags.list('from-file'),
    flags.list('from-env-file'),
  ];
  if (envFiles.length > 0 && (files.length > 0 || literals.length > 0)) {
    throw new Failure('from-env-file cannot be combined with from-file or from-literal');
  }
  const data: Data = {};
  const put = (key: string, value: string) => add(data, key, value, kind, name);
  for (const text of files) await fromFile(run, text, put);
  for (const text of literals) put(...literal(text));
  for (const path of envFiles) await fromEnvFile(run, path, put);
  return data;
}

/** `kubectl create configmap` */
export const createConfigMap: Command = async (run) => {
  const name = nameArgument(run);
  const data = await gather(run, 'ConfigMap', name);
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    ...(Object.keys(data).length > 0 && { data }),
  };
  await createMade(run, { object, failure: 'configmap' });
};

/** `kubectl create secret generic` */
export const createSecret: Command = async (run) => {
  const name = nameArgument(run);
  const plain = await gather(run, 'Secret', name);
  const type = run.flags.text('type');
  const data = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, base64(value)]));
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    ...(Object.keys(data).length > 0 && { data }),
    ...(type && { type }),
  };
  await createMade(run, { object, failure: 'secret' });
};

/** `kubectl create secret docker-registry` */
export const createRegistrySecret: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  const [user, password, server] = ['username', 'password', 'server'].map((key) =>
    flags.text(`docker-${key}`),
  );
  const files = flags.list('from-file');
  if (files.length === 0 && !(user && password && server)) {
    throw new Failure(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    );
  }
  const data: Data = {};
  const put = (key: string, value: string) => add(data, key, value, 'Secret', name);
  for (const text of files) await fromFile(run, text, put);
  if (files.length === 0) {
    const email = flags.text('docker-email');
    const entry = {
      username: user,
      password,
      ...(email && { email }),
      auth: base64(`${user}:${password}`),
    };
    data['.dockerconfigjson'] = JSON.stringify({ auths: { [server ?? '']: entry } });
  }
  await createMade(run, {
    object: secretOf(name, data, 'kubernetes.io/dockerconfigjson'),
    failure: 'secret',
  });
};

/** `kubectl create secret tls` */
export const createTlsSecret: Command = async (run) => {
  const name = nameArgument(run);
  const [key, cert] = [run.flags.text('key'), run.flags.text('cert')];
  if (key === '' || cert === '') throw new Failure('key and cert must be specified');
  const read = async (path: string) => {
    const text = await run.call.files.read(path);
    if (text === undefined) {
      throw new Failure(`Cannot read file ${path}, open ${path}: no such file or directory`);
    }
    return text;
  };
  const certificate = await read(cert);
  const privateKey = await read(key);
  if (!/-----BEGIN CERTIFICATE-----/.test(certificate)) {
    throw new Failure('tls: failed to find any PEM data in certificate input');
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey)) {
    throw new Failure('tls: failed to find any PEM data in key input');
  }
  const data = { 'tls.crt': certificate, 'tls.key': privateKey };
  await createMade(run, { object: secretOf(name, data, 'kubernetes.io/tls'), failure: 'secret' });
};

function secretOf(name: string, plain: Data, type: string) {
  const data = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, base64(value)]));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, data, type };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
