/**
 * Line numbers of a list such as `10-12,17`.
 * @throws {RangeError} when a part is not a number or a rising range.
 */
export function lineSet(list: string | undefined): Set<number> {
  const lines = new Set<number>();
  for (const part of (list ?? '').split(',').filter((text) => text.trim() !== '')) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first < 1 || last < first)
      throw new RangeError(`줄 번호 "${part}"을(를) 읽을 수 없습니다. 10-12,17처럼 쓰세요.`);
    for (let line = first; line <= last; line += 1) lines.add(line);
  }
  return lines;
}
