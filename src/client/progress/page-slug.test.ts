import { expect, test } from 'vitest';
import { pageSlug } from './page-slug.ts';

test.each([
  ['/ch-01-self-healing/', '/', 'ch-01-self-healing'],
  ['/guide/ch-01-self-healing/', '/guide', 'ch-01-self-healing'],
  ['/guide/ch-01-self-healing/index.html', '/guide/', 'ch-01-self-healing'],
  ['/guide/reference/commands/', '/guide/', 'reference/commands'],
  ['/guide/', '/guide/', ''],
])('%s below %s is %j', (pathname, base, expected) => {
  expect(pageSlug(pathname, base)).toBe(expected);
});
