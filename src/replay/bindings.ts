import type { Pair } from './line.ts';

/** What stands for what, so far: one-to-one within a kind. */
export interface Bindings {
  /** Whether the pairs fit what is bound already, and one another. */
  fits(pairs: readonly Pair[]): boolean;
  /** Binds pairs that fit. */
  add(pairs: readonly Pair[]): void;
  /** Runs `attempt` and forgets what it bound unless it returns true. */
  attempt(attempt: () => boolean): boolean;
  toActual(kind: Pair['kind'], page: string): string | undefined;
  toPage(kind: Pair['kind'], actual: string): string | undefined;
  isLiteral(value: string): boolean;
}

/** Starts without any binding. `literals` stand for themselves. */
export function createBindings(literals: ReadonlySet<string>): Bindings {
  const actualOf = new Map<string, string>();
  const pageOf = new Map<string, string>();
  const trail: Pair[] = [];
  const key = (kind: Pair['kind'], value: string): string => `${kind} ${value}`;

  const fitsOne = ({ kind, page, actual }: Pair): boolean => {
    if (literals.has(page) || literals.has(actual)) return page === actual;
    const bound = actualOf.get(key(kind, page));
    return bound === undefined ? !pageOf.has(key(kind, actual)) : bound === actual;
  };
  const bind = (pair: Pair): void => {
    const { kind, page, actual } = pair;
    if (literals.has(page) || actualOf.has(key(kind, page))) return;
    actualOf.set(key(kind, page), actual);
    pageOf.set(key(kind, actual), page);
    trail.push(pair);
  };
  const backTo = (length: number): void => {
    for (const { kind, page, actual } of trail.splice(length)) {
      actualOf.delete(key(kind, page));
      pageOf.delete(key(kind, actual));
    }
  };
  const attempt = (run: () => boolean): boolean => {
    const before = trail.length;
    const kept = run();
    if (!kept) backTo(before);
    return kept;
  };

  return {
    fits(pairs) {
      const before = trail.length;
      const all = pairs.every((pair) => {
        const fine = fitsOne(pair);
        if (fine) bind(pair);
        return fine;
      });
      backTo(before);
      return all;
    },
    add: (pairs) => pairs.forEach(bind),
    attempt,
    toActual: (kind, page) => (literals.has(page) ? page : actualOf.get(key(kind, page))),
    toPage: (kind, actual) => (literals.has(actual) ? actual : pageOf.get(key(kind, actual))),
    isLiteral: (value) => literals.has(value),
  };
}
