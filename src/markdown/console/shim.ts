import type { ConsoleBlock, ConsoleOptions, ConsoleStep, Need } from 'kubernetes-guide-verify';

const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
export function parseConsole(
  text: string,
  meta: string,
  origin: { file: string; line: number },
): ConsoleBlock {
  const words = meta.split(/\s+/).filter(Boolean);
  const get = (k: string) => words.find((w) => w.startsWith(`${k}=`))?.slice(k.length + 1);
  const options: ConsoleOptions = {
    term: Number(get('term') ?? 1),
    exit: Number(get('exit') ?? 0),
    needs: (get('needs')?.split(',') ?? []) as Need[],
    background: words.includes('background'),
    unordered: words.includes('unordered'),
    covers: get('covers')?.split(',') ?? [],
  };
  const steps: { command: string; output: { text: string; line: number }[]; interrupted: boolean }[] = [];
  let open = false;
  text.split('\n').forEach((line, i) => {
    const last = steps.at(-1);
    if (line.startsWith('$ ')) {
      steps.push({ command: line.slice(2), output: [], interrupted: false });
      open = true;
    } else if (open && last && (line.startsWith('> ') || line === '>')) last.command += `\n${line.slice(2)}`;
    else if (last && line === '^C') last.interrupted = true;
    else if (last) {
      open = false;
      last.output.push({ text: line.replace(/^\\\$ /, '$ '), line: origin.line + i });
    }
  });
  return {
    file: origin.file,
    range: place,
    options,
    diagnostics: [],
    steps: steps.map((s): ConsoleStep => ({ ...s, range: place, commandColumn: 3 })),
  };
}
