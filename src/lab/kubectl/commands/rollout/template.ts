import type { Json } from '../../../cluster/json.ts';

/** A Pod template as `kubectl describe` shows one. */
export function templateText(template: Json): string {
  const lines = ['Pod Template:'];
  const map = (title: string, values: Json) => {
    const entries = Object.keys(values ?? {})
      .sort()
      .map((key) => `${key}=${values[key]}`);
    entries.forEach((entry, index) => {
      lines.push(`  ${index === 0 ? title : ' '.repeat(title.length)}${entry}`);
    });
  };
  map('Labels:\t', template.metadata?.labels);
  return `${lines.join('\n')}\n`;
}
