import type { PlayFile } from '../../playground/files.ts';
import { button, make, openDialog } from './dom.ts';

let fetched: Promise<Readonly<Record<string, string>>> | undefined;

/** Every manifest of the guide by name; fetched once, and again after a failure. */
export function guideManifests(base: string): Promise<Readonly<Record<string, string>>> {
  fetched ??= fetch(`${base}/run/manifests.json`).then((response) => {
    if (!response.ok) throw new Error('길잡이의 파일을 내려받지 못했습니다. 다시 눌러 보세요.');
    return response.json() as Promise<Readonly<Record<string, string>>>;
  });
  fetched.catch(() => {
    fetched = undefined;
  });
  return fetched;
}

/** Lets the reader take one of the guide's manifests. */
export function chooseManifest(
  base: string,
  take: (file: PlayFile) => void,
  tell: (text: string) => void,
): void {
  guideManifests(base).then(
    (manifests) => {
      const dialog = openDialog('길잡이의 파일', (box) => {
        const label = make('label', '', '찾기');
        const field = make('input', 'play-input');
        field.type = 'search';
        label.append(field);
        const list = make('ul', 'play-choices');
        const rows = Object.entries(manifests).map(([name, text]) => {
          const row = make('li', '');
          row.append(
            button('play-choice', name, () => {
              dialog.close();
              take({ name, text });
            }),
          );
          return { row, name, text };
        });
        list.append(...rows.map(({ row }) => row));
        field.addEventListener('input', () => {
          const wanted = field.value.trim().toLowerCase();
          for (const { row, name, text } of rows)
            row.hidden = !name.includes(wanted) && !text.toLowerCase().includes(wanted);
        });
        box.append(label, list);
      });
    },
    (error: unknown) => tell(error instanceof Error ? error.message : String(error)),
  );
}
