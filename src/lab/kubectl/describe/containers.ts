import type { Json } from '../../cluster/json.ts';
import { goQuote } from '../format/gotext.ts';
import { byBytes, sortedKeys } from '../format/labels.ts';
import { rfc1123 } from './context.ts';
import { type FieldValue, writeEnvironment } from './environment.ts';
import { probe } from './probe.ts';
import type { Writer } from './writer.ts';

/** What descriptions of a Pod and of a Pod template differ in. */
export interface ContainersOptions {
  readonly statuses?: readonly Json[];
  readonly fieldValue?: FieldValue;
  /** Two spaces within a template. */
  readonly space: '' | '  ';
}

/** Containers, each with its state, probes, environment and mounts. */
export function writeContainers(
  w: Writer,
  label: string,
  containers: readonly Json[],
  { statuses = [], fieldValue, space }: ContainersOptions,
): void {
  w.put(`${space}${label}:${containers.length === 0 ? ' <none>' : ''}\n`);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    writeBasics(w, container, status, space);
    writeLines(w, 'Command', container.command);
    writeLines(w, 'Args', container.args);
    if (status) writeState(w, status);
    writeResources(w, container.resources, 2);
    if (container.livenessProbe) w.pair('Liveness', probe(container.livenessProbe), 2);
    if (container.readinessProbe) w.pair('Readiness', probe(container.readinessProbe), 2);
    if (container.startupProbe) w.pair('Startup', probe(container.startupProbe), 2);
    writeEnvironment(w, container, fieldValue);
    writeMounts(w, container);
  }
}

function writeBasics(w: Writer, container: Json, status: Json, space: string): void {
  w.line(1, `${space ? ' ' : ''}${container.name}:`);
  if (status) w.pair('Container ID', status.containerID, 2);
  w.pair('Image', container.image, 2);
  if (status) w.pair('Image ID', status.imageID, 2);
  writePorts(w, 'Port', container.ports ?? [], 'containerPort');
  writePorts(w, 'Host Port', container.ports ?? [], 'hostPort');
  const seccomp = container.securityContext?.seccompProfile;
  if (seccomp) w.pair('SeccompProfile', seccomp.type, 2);
  if (seccomp?.type === 'Localhost') w.pair('LocalhostProfile', seccomp.localhostProfile, 3);
}

function writePorts(w: Writer, label: string, ports: readonly Json[], field: string): void {
  const text = ports
    .map((port) => `${port[field] ?? 0}/${port.protocol ?? ''}${port.name ? ` (${port.name})` : ''}`)
    .join(', ');
  w.pair(text.includes(',') ? `${label}s` : label, text || '<none>', 2);
}

function writeLines(w: Writer, label: string, words: readonly string[] | undefined): void {
  if (!words?.length) return;
  w.line(2, `${label}:`);
  for (const line of words.flatMap((word) => word.split('\n'))) w.line(3, line);
}

/** Limits and requests. */
export function writeResources(w: Writer, resources: Json, level: number): void {
  for (const [label, map] of [
    ['Limits', resources?.limits],
    ['Requests', resources?.requests],
  ]) {
    const names = sortedKeys(map);
    if (names.length > 0) w.line(level, `${label}:`);
    for (const name of names) w.pair(name, map[name], level + 1);
  }
}

function writeState(w: Writer, status: Json): void {
  writeOneState(w, 'State', status.state ?? {});
  if (status.lastState?.terminated) writeOneState(w, 'Last State', status.lastState);
  w.pair('Ready', status.ready ? 'True' : 'False', 2);
  w.pair('Restart Count', status.restartCount ?? 0, 2);
}

function writeOneState(w: Writer, label: string, { running, waiting, terminated }: Json): void {
  if (running) {
    w.pair(label, 'Running', 2);
    w.pair('Started', rfc1123(running.startedAt), 3);
  } else if (waiting || !terminated) {
    w.pair(label, 'Waiting', 2);
    if (waiting?.reason) w.pair('Reason', waiting.reason, 3);
  } else {
    w.pair(label, 'Terminated', 2);
    if (terminated.reason) w.pair('Reason', terminated.reason, 3);
    if (terminated.message) w.pair('Message', terminated.message, 3);
    w.pair('Exit Code', terminated.exitCode ?? 0, 3);
    if (terminated.signal > 0) w.pair('Signal', terminated.signal, 3);
    w.pair('Started', rfc1123(terminated.startedAt), 3);
    w.pair('Finished', rfc1123(terminated.finishedAt), 3);
  }
}

function writeMounts(w: Writer, { volumeMounts = [], volumeDevices = [] }: Json): void {
  const none = volumeMounts.length === 0 ? '\t<none>' : '';
  w.line(2, `Mounts:${none}`);
  const sorted = (list: Json[], key: string) => [...list].sort((a, b) => byBytes(a[key], b[key]));
  for (const mount of sorted(volumeMounts, 'mountPath')) {
    const flags = [
      mount.readOnly ? 'ro' : 'rw',
      ...(mount.subPath ? [`path=${goQuote(mount.subPath)}`] : []),
    ];
    w.line(3, `${mount.mountPath} from ${mount.name} (${flags.join(',')})`);
  }
  if (volumeDevices.length === 0) return;
  w.line(2, `Devices:${none}`);
  for (const device of sorted(volumeDevices, 'devicePath'))
    w.line(3, `${device.devicePath} from ${device.name}`);
}
