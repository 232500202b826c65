const sources = import.meta.glob<string>('/manifests/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every manifest: its name relative to `manifests/` → its text, in the order of names. */
export const MANIFESTS: ReadonlyMap<string, string> = new Map(
  Object.entries(sources)
    .map(([path, text]): [string, string] => [path.replace('/manifests/', ''), text])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
