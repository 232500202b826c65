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

/** A broken cluster to mend. */
const challenge = z.strictObject({
  /** Place in the list, from 1. */
  order: z.number().int().positive(),
  goal: z.string(),
  /** Slug of the chapter that teaches what it takes. */
  chapter: z.string(),
  /** What has to hold: a command, and a regular expression that fits what it prints. */
  checks: z.array(z.strictObject({ says: z.string(), run: z.string(), like: z.string() })).min(1),
  hints: z.array(z.string()).min(1),
  /** Commands that mend it. */
  solution: z.array(z.string()).min(1),
  /** Ideas that do not mend it, and why. */
  wrong: z.array(z.strictObject({ why: z.string(), run: z.array(z.string()).min(1) })).min(2),
  explanation: z.string(),
});

export type ChallengeFrontmatter = z.infer<typeof challenge>;

/** What a chapter says about itself, on top of Starlight's own frontmatter. */
export const chapterFrontmatter = z.object({
  chapter: z
    .string()
    .regex(/^CH-(\d\d|[A-C])$/)
    .optional(),
  notes: z.array(z.string().regex(/^\d+(-\d+)?$/)).default([]),
  setup: setup.optional(),
  cleanup: z.array(z.string()).default([]),
  challenge: challenge.optional(),
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
