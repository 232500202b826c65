import { z } from 'astro/zod';

const setup = z.strictObject({
  /** Namespaces of the chapter; the first is the one that its commands work in. */
  namespace: z.union([z.string(), z.array(z.string()).nonempty()]),
  /** Manifests, relative to `manifests/`, that are applied in order after `ns.yaml`. */
  apply: z.array(z.string()).default([]),
  /** Arguments of one `kubectl wait` each. */
  wait: z.array(z.string()).default([]),
  /** The chapter's own commands prepare the cluster: no box is shown, nothing is applied. */
  manual: z.boolean().default(false),
});

/** What a chapter says about itself, on top of Starlight's own frontmatter. */
export const chapterFrontmatter = z.object({
  chapter: z
    .string()
    .regex(/^CH-(\d\d|[A-C])$/)
    .optional(),
  notes: z.array(z.string().regex(/^\d+(-\d+)?$/)).default([]),
  setup: setup.optional(),
  cleanup: z.array(z.string()).default([]),
});

export type ChapterFrontmatter = z.infer<typeof chapterFrontmatter>;

/** A row of `content/data/glossary.yaml`. */
export const glossaryEntry = z.object({
  id: z.string(),
  term: z.string(),
  english: z.string(),
  /** One or two sentences, shown beside the term. */
  short: z.string(),
  /** The chapter that teaches it, e.g. `CH-01`. */
  chapter: z.string(),
});
