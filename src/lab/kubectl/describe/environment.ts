import type { Json } from '../../cluster/json.ts';
import { milliValue, quantityOf, wholeValue } from '../format/quantity.ts';
import type { Writer } from './writer.ts';

/** The value of a field of the Pod, as far as kubectl resolves it. */
export type FieldValue = (path: string) => string;

/** Environment variables, those from whole ConfigMaps and Secrets first. */
export function writeEnvironment(w: Writer, container: Json, fieldValue: FieldValue | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) w.line(2, 'Environment Variables from:');
  for (const source of envFrom) writeSource(w, source);
  w.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`);
  for (const variable of env) writeVariable(w, variable, container, fieldValue);
}

function writeSource(w: Writer, { configMapRef, secretRef, prefix }: Json): void {
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  w.line(3, `${name}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}`);
}

function writeVariable(
  w: Writer,
  { name, value = '', valueFrom }: Json,
  container: Json,
  fieldValue?: FieldValue,
): void {
  if (!valueFrom) {
    for (const [index, line] of value.split('\n').entries()) {
      w.line(3, `${index === 0 ? `${name}:` : ''}\t${line}`);
    }
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef) {
    const found = fieldValue?.(fieldRef.fieldPath) ?? '';
    w.pair(name, `${found} (${fieldRef.apiVersion ?? ''}:${fieldRef.fieldPath})`, 3);
  } else if (resourceFieldRef) {
    w.pair(name, `${resourceValue(resourceFieldRef, container)} (${resourceFieldRef.resource})`, 3);
  } else if (secretKeyRef) {
    const { key, name: secret = '', optional = false } = secretKeyRef;
    w.pair(name, `<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`, 3);
  } else if (configMapKeyRef) {
    const { key, name: map = '', optional = false } = configMapKeyRef;
    w.pair(name, `<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`, 3);
  }
}

/** An amount in units of the divisor, rounded up. */
function resourceValue({ resource, divisor }: Json, { resources }: Json): string {
  const [kind = '', ...rest] = String(resource).split('.');
  const name = rest.join('.');
  if (!['cpu', 'memory', 'ephemeral-storage'].includes(name) && !name.startsWith('hugepages-')) return '';
  const measure = name === 'cpu' ? milliValue : wholeValue;
  const unit = quantityOf(divisor ?? '0');
  const by = measure(unit.nano === 0n ? quantityOf('1') : unit);
  const amount = measure(quantityOf(resources?.[kind]?.[name]));
  const value = (amount + by - 1n) / by;
  const unlimited = value === 0n && (resource === 'limits.cpu' || resource === 'limits.memory');
  return unlimited ? 'node allocatable' : String(value);
}
