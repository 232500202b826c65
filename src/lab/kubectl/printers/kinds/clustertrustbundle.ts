import type { Printer } from '../table.ts';

export const clusterTrustBundle: Printer = {
  columns: ['Name', 'SignerName'],
  row: ({ metadata, spec }) => [metadata.name, spec?.signerName || '<none>'],
};
