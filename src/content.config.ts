import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { chapterFrontmatter, glossaryEntry } from './utils/frontmatter.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '**/[^_]*.mdx' }),
    schema: docsSchema({ extend: chapterFrontmatter }),
  }),
  glossary: defineCollection({ loader: file('content/data/glossary.yaml'), schema: glossaryEntry }),
};
