import { sortedKeys } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { writeHead } from './metadata.ts';

export const configMap: Describer = (object, { w }) => {
  writeHead(w, object);
  w.put('\nData\n====\n');
  for (const key of sortedKeys(object.data)) {
    w.put(`${key}:\n----\n`);
    w.put(`${object.data[key]}\n`);
    w.put('\n');
  }
  w.put('\nBinaryData\n====\n');
  for (const key of sortedKeys(object.binaryData)) {
    w.put(`${key}: ${decodedLength(object.binaryData[key])} bytes\n`);
  }
  w.put('\n');
};

export const secret: Describer = (object, { w }) => {
  writeHead(w, object);
  w.put(`\nType:\t${object.type ?? ''}\n`);
  w.put('\nData\n====\n');
  for (const key of sortedKeys(object.data)) {
    const token = key === 'token' && object.type === 'kubernetes.io/service-account-token';
    w.pair(key, token ? atob(object.data[key]) : `${decodedLength(object.data[key])} bytes`);
  }
};

/** Bytes behind a base64 text. */
function decodedLength(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
