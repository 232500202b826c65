import { type Files, filesOf, type Mount } from '../../images/files.ts';
import type { Json } from '../json.ts';
import { fieldOf, type ReadSource, valuesOf } from './references.ts';

/** Volumes of Pods, by `POD-UID/NAME`: containers of one Pod share them, and they outlive a container. */
export class Volumes {
  private readonly kept = new Map<string, Files>();
  private readonly read: ReadSource;

  constructor(read: ReadSource) {
    this.read = read;
  }

  /** What a container has mounted, deepest paths last. */
  mountsOf(pod: Json, container: Json): readonly Mount[] {
    const volumes: Json[] = pod?.spec?.volumes ?? [];
    const mounts: Mount[] = (container.volumeMounts ?? []).flatMap((mount: Json) => {
      const volume = volumes.find(({ name }) => name === mount.name);
      if (!volume || mount.name.startsWith('kube-api-access-')) return [];
      const at = mount.mountPath.replace(/\/+$/, '') || '/';
      const within = mount.subPath ? `/${mount.subPath}` : '';
      const fixed = !volume.emptyDir && !volume.hostPath;
      return [{ at, within, files: this.filesOf(pod, volume), readOnly: fixed || mount.readOnly === true }];
    });
    return mounts.sort((left, right) => left.at.length - right.at.length);
  }

  private filesOf(pod: Json, volume: Json): Files {
    const key = `${pod.metadata.uid}/${volume.name}`;
    const kept = this.kept.get(key);
    if (kept) return kept;
    const made = filesOf(this.contents(pod, volume), []);
    this.kept.set(key, made);
    return made;
  }

  private contents(pod: Json, volume: Json): Record<string, string> {
    const sources: Json[] = volume.projected?.sources ?? [volume];
    return Object.assign({}, ...sources.map((source) => this.source(pod, source)));
  }

  private source(pod: Json, { configMap, secret, downwardAPI }: Json): Record<string, string> {
    if (downwardAPI) {
      const items: Json[] = downwardAPI.items ?? [];
      return Object.fromEntries(
        items.map(({ path, fieldRef }) => [`/${path}`, fieldRef ? fieldOf(pod, fieldRef.fieldPath) : '']),
      );
    }
    const kind = configMap ? 'ConfigMap' : 'Secret';
    const reference = configMap ?? secret;
    if (!reference) return {};
    const values = valuesOf(this.read, kind, pod.metadata.namespace, reference.name ?? reference.secretName);
    const items: Json[] = reference.items ?? [...(values?.keys() ?? [])].map((key) => ({ key, path: key }));
    return Object.fromEntries(items.map(({ key, path }) => [`/${path}`, values?.get(key) ?? '']));
  }
}
