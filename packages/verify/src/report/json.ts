import type { Report } from '../project.ts';

/** A report for programs: exactly `checked` and `diagnostics`, see {@link Report}. */
export function json({ checked, diagnostics }: Report): string {
  const { files, documents, commands } = checked;
  return `${JSON.stringify({ checked: { files, documents, commands }, diagnostics }, undefined, 2)}\n`;
}
