import { Failure } from '../errors.ts';
import { resourceOfKind } from '../resources/mapper.ts';
import { type Command, callOptions, type Run } from '../run.ts';

const FORMAT = new Failure('filespec must match the canonical format: [[namespace/]pod:]file/path');

interface Spec {
  readonly namespace: string;
  /** Empty for a file of the reader's computer. */
  readonly pod: string;
  readonly file: string;
}

/** `[[NAMESPACE/]POD:]PATH`. @throws {Failure} */
function readSpec(text: string, namespace: string): Spec {
  const colon = text.indexOf(':');
  if (colon === 0) throw FORMAT;
  if (colon < 0) return { namespace, pod: '', file: text };
  const file = text.slice(colon + 1);
  const parts = text.slice(0, colon).split('/');
  if (parts.length > 2) throw FORMAT;
  const pod = parts.at(-1) ?? '';
  return { namespace: parts.length === 2 ? (parts[0] ?? '') : namespace, pod, file };
}

/** `kubectl cp`, for single files: what is a folder needs tar, which the lab's images lack. */
export const cp: Command = async (run) => {
  const { args } = run;
  if (args.length !== 2) throw new Failure('source and destination are required');
  const { name: namespace } = await run.config.namespace();
  const [from, to] = args.map((text) => readSpec(text, namespace)) as [Spec, Spec];
  if (from.pod !== '' && to.pod !== '') {
    throw new Failure('one of src or dest must be a local file specification');
  }
  if (from.file === '' || to.file === '') throw new Failure('filepath can not be empty');
  if (from.pod !== '') await fromPod(run, from, to.file);
  else if (to.pod !== '') await toPod(run, from.file, to);
  else throw new Failure('one of src or dest must be a remote file specification');
};

async function inPod(run: Run, spec: Spec, argv: readonly string[], input?: string) {
  const api = await run.connect();
  const pods = resourceOfKind(api.resources, 'v1', 'Pod');
  if (pods) await api.get(pods, spec.namespace, spec.pod, callOptions(run));
  let [stdout, stderr] = ['', ''];
  const container = run.flags.text('container') || undefined;
  const code = await api.exec(spec.namespace, spec.pod, container, argv, {
    stdout: (data) => {
      stdout += data;
    },
    stderr: (data) => {
      stderr += data;
    },
    ...(input !== undefined && { stdin: once(input) }),
    signal: run.call.signal,
  });
  return { code, stdout, stderr };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function fromPod(run: Run, from: Spec, path: string): Promise<void> {
  const { code, stdout, stderr } = await inPod(run, from, ['cat', from.file]);
  if (code !== 0) {
    const bare = from.file.replace(/^\/+/, '');
    if (stderr.includes('No such file')) {
      throw new Failure(
        `tar: ${bare}: Cannot stat: No such file or directory\ncommand terminated with exit code 2`,
      );
    }
    throw new Failure(`command terminated with exit code ${code}`);
  }
  if (from.file.startsWith('/')) run.out("tar: removing leading '/' from member names\n");
  const folder = (await run.call.files.list(path)) !== undefined;
  const name = from.file.split('/').at(-1) ?? '';
  await run.call.files.write(folder ? `${path.replace(/\/+$/, '')}/${name}` : path, stdout);
}

async function toPod(run: Run, path: string, to: Spec): Promise<void> {
  if ((await run.call.files.list(path)) !== undefined) {
    throw new Failure(
      '이 실습실에서는 파일 하나만 복사할 수 있습니다. (folders are not supported by cp in this lab)',
    );
  }
  const text = await run.call.files.read(path);
  if (text === undefined) throw new Failure(`${path} doesn't exist in local filesystem`);
  const script = `if [ -d "$0" ]; then cat > "$0/$1"; else cat > "$0"; fi`;
  const name = path.split('/').at(-1) ?? '';
  const { code, stderr } = await inPod(run, to, ['sh', '-c', script, to.file, name], text);
  if (code !== 0) throw new Failure(`${stderr}command terminated with exit code ${code}`);
}
