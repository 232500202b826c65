import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';

/** What the flags of `kubectl run` say about the Pod. */
export interface PodSettings {
  readonly name: string;
  readonly args: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly restart: string;
  readonly pull: string;
  readonly image: string;
  readonly port: string;
  readonly command: boolean;
  readonly stdin: boolean;
  readonly leaveOpen: boolean;
  readonly tty: boolean;
  readonly privileged: boolean;
}

/** @throws {Failure} for a label without a key or with two equals signs. */
export function readLabels(text: string): Readonly<Record<string, string>> | undefined {
  if (text === '') return undefined;
  const labels: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [key = '', value, ...more] = part.split('=');
    if (value === undefined || more.length > 0) throw new Failure(`unexpected label spec: ${part}`);
    if (key === '') throw new Failure('unexpected empty label key');
    labels[key] = value;
  }
  return labels;
}

/** @throws {Failure} for what is not `NAME=VALUE`. */
export function readEnv(list: readonly string[]): PodSettings['env'] {
  return list.map((text) => {
    const equals = text.indexOf('=');
    const name = text.slice(0, equals);
    // An environment variable's name: `validation.IsEnvVarName`, which kubectl still reads strictly.
    if (equals < 1 || !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) throw new Failure(`invalid env: ${text}`);
    return { name, value: text.slice(equals + 1) };
  });
}

/** The Pod that `kubectl run` makes. */
export function podOf(settings: PodSettings): Json {
  const { name, args, labels = { run: name }, annotations } = settings;
  const words = args.length > 0 && { [settings.command ? 'command' : 'args']: args };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      containers: [
        {
          name,
          image: settings.image,
          resources: {},
          ...words,
          ...(settings.env.length > 0 && { env: settings.env }),
          ...(settings.port && { ports: [{ containerPort: Number(settings.port) }] }),
          ...(settings.pull && { imagePullPolicy: settings.pull }),
          ...(settings.privileged && { securityContext: { privileged: true } }),
          ...(settings.stdin && { stdin: true }),
          ...(settings.stdin && !settings.leaveOpen && { stdinOnce: true }),
          ...(settings.tty && { tty: true }),
        },
      ],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: settings.restart,
    },
    status: {},
  };
}

/** The Service of `--expose`. */
export function serviceOf(name: string, labels: PodSettings['labels'], port: string): Json {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(labels && { labels }) },
    spec: {
      ports: [{ port: Number(port), protocol: 'TCP', targetPort: Number(port) }],
      selector: labels ?? { run: name },
    },
    status: { loadBalancer: {} },
  };
}
