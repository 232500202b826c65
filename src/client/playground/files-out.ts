import { strToU8, zipSync } from 'fflate';
import { LIMITS, type PlayFile } from '../../playground/files.ts';

/** Gives the reader a file to keep. */
export function download(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** All files in one archive. (fflate's own worker would need a `blob:` script, which the page's policy forbids.) */
export const archive = (files: readonly PlayFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));

/** Reads files that the reader gives; why some cannot be read is told apart. */
export async function readFiles(given: Iterable<File>): Promise<{ files: PlayFile[]; refused: string[] }> {
  const files: PlayFile[] = [];
  const refused: string[] = [];
  for (const file of given) {
    if (files.length >= LIMITS.files) refused.push(`${file.name}: 파일이 너무 많습니다.`);
    else if (file.size > LIMITS.text)
      refused.push(`${file.name}: 너무 큽니다(${Math.round(file.size / 1000)} KB).`);
    else {
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
        files.push({ name: file.name, text: text.replaceAll(/\r\n?/g, '\n') });
      } catch {
        refused.push(`${file.name}: UTF-8 글이 아닙니다.`);
      }
    }
  }
  return { files, refused };
}
