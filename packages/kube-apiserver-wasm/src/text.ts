/**
 * The text of a file as kubectl reads it: UTF-8, or UTF-16 where a byte order mark says so. The mark goes; bytes that are
 * no text become U+FFFD.
 */
export function textOf(file: string | Uint8Array): string {
  if (typeof file === 'string') return file.startsWith('\u{feff}') ? file.slice(1) : file;
  const [first, second] = file;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(file);
}
