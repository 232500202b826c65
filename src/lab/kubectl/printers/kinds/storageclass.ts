import type { KubeObject } from '../../../api.ts';
import type { Printer } from '../table.ts';

export const storageClass: Printer = {
  columns: ['Name', 'Provisioner', 'ReclaimPolicy', 'VolumeBindingMode', 'AllowVolumeExpansion', 'Age'],
  row: (object, table) => [
    object.metadata.name + (!table.named && isDefault(object, table.objects) ? ' (default)' : ''),
    object.provisioner,
    object.reclaimPolicy ?? 'Delete',
    object.volumeBindingMode ?? 'Immediate',
    object.allowVolumeExpansion ?? false,
    table.age(object),
  ],
};

/** Of several that claim to be the default, the newest is; of the same age, the first by name. */
function isDefault(object: KubeObject, all: readonly KubeObject[]): boolean {
  const claims = all.filter(({ metadata: { annotations = {} } }) =>
    ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'].some(
      (key) => annotations[key] === 'true',
    ),
  );
  const newest = claims.reduce<KubeObject | undefined>((best, item) => {
    if (!best) return item;
    const [left, right] = [item.metadata.creationTimestamp ?? '', best.metadata.creationTimestamp ?? ''];
    return left > right || (left === right && item.metadata.name < best.metadata.name) ? item : best;
  }, undefined);
  return newest !== undefined && newest.metadata.name === object.metadata.name;
}
