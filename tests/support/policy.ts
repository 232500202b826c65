import type { Page } from 'playwright-core';

declare global {
  interface Window {
    violations: string[];
  }
}

/** Listens for what the page's content security policy stops, from its first moment on. Call it before anything is loaded. */
export const hearViolations = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      window.violations.push(`${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });

/** What was stopped since: directive, address and beginning of each. */
export const violations = (page: Page): Promise<string[]> => page.evaluate(() => window.violations);
