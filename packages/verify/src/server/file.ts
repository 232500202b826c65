import type { DocumentVerdict, FileVerdict } from 'kube-apiserver-wasm';
import type { ServerDocument } from './engine.ts';

/** kubectl's text about an object among others that fail, in place of the one about an object alone. */
function amongOthers({ message, apiVersion, kind, name, errors }: DocumentVerdict, filename: string): string {
  if (!/^The \S+ ".*" is invalid: /.test(message)) return message.replace(/^error: /, '');
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const each = [...new Set(errors.map((error) => error.message))];
  const all = each.length === 1 ? each[0] : `[${each.join(', ')}]`;
  return `Error from server (Invalid): error when creating "${filename}": ${kind}${group} "${name}" is invalid: ${all}\n`;
}

const READING = new Set(['parse', 'type', 'metadata', 'mapping']);

/**
 * Turns a verdict on a file into what the checks need: the stored objects, most of it, are left out. When several objects
 * fail, kubectl words each a little differently from when it is alone; the words are put together so, and taken when they
 * are all that it prints.
 */
export function documentsIn(verdict: FileVerdict, filename: string): ServerDocument[] {
  const { documents, stderr } = verdict;
  const rejected = documents.filter((one) => one.verdict === 'reject' && !one.unread);
  // kubectl prints what it cannot read before what the server refuses.
  const failing = [
    ...rejected.filter(({ stage }) => READING.has(stage)),
    ...rejected.filter(({ stage }) => !READING.has(stage)),
  ];
  const texts = new Map(failing.map((one) => [one, amongOthers(one, filename)]));
  const together = failing.length > 1 && stderr.endsWith([...texts.values()].join(''));
  return documents.map((one) => {
    const { verdict: outcome, stage, index, line, pointer, errors, warnings, message } = one;
    const said = (together ? texts.get(one) : undefined) ?? message;
    return { verdict: outcome, stage, index, line, pointer, errors, warnings, message: said };
  });
}
