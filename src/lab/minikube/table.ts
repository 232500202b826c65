const centred = (text: string, width: number): string => {
  const left = Math.floor((width - text.length) / 2);
  return `${' '.repeat(left)}${text}${' '.repeat(width - text.length - left)}`;
};

/** A table as minikube draws it. A cell may hold several lines. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(
      head.length,
      ...rows.flatMap((row) => (row[column] ?? '').split('\n').map((line) => line.length)),
    ),
  );
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}\n`;
  const line = (cells: readonly string[]) => `│ ${cells.join(' │ ')} │\n`;
  const body = rows.flatMap((row) => {
    const cells = row.map((cell) => cell.split('\n'));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, index) =>
      line(widths.map((width, column) => (cells[column]?.[index] ?? '').padEnd(width))),
    );
  });
  const head = line(heads.map((text, column) => centred(text, widths[column] as number)));
  return `${rule('┌', '┬', '┐')}${head}${rule('├', '┼', '┤')}${body.join('')}${rule('└', '┴', '┘')}`;
}
