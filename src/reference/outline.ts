/** A heading of a reference page, for the page and for its table of contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** `kubectl rollout status` → `kubectl-rollout-status`. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** A section with nothing below. */
export const section = (title: string, sections: readonly Section[] = [], id = idOf(title)): Section => ({
  id,
  title,
  sections,
});
