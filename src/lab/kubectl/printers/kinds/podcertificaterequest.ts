import type { Json } from '../../../cluster/json.ts';
import { formatLabels } from '../../format/labels.ts';
import type { Printer } from '../table.ts';

export const podCertificateRequest: Printer = {
  columns: [
    'Name',
    'PodName',
    'ServiceAccountName',
    'NodeName',
    'SignerName',
    'State',
    'UnverifiedUserAnnotations',
  ],
  row: ({ metadata, spec, status }) => [
    metadata.name,
    spec.podName,
    spec.serviceAccountName,
    spec.nodeName,
    spec.signerName,
    (status?.conditions ?? []).findLast(({ type }: Json) => ['Issued', 'Denied', 'Failed'].includes(type))
      ?.type ?? 'Pending',
    formatLabels(spec.unverifiedUserAnnotations),
  ],
};
