/** The lines that `highlight="10-12,17"` names. Anything else names none. */
export function lineNumbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return [];
  return value.split(',').flatMap((part) => {
    const match = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(part);
    if (!match) return [];
    const first = Number(match[1]);
    const last = Math.min(Number(match[2] ?? first), first + 10_000);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  });
}
