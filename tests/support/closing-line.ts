import { appendFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Closes a test run with one plain line, `N passed, N failed` (`, N skipped` when some were).
 * A file that could not be collected, an error outside of tests, and a run without any test count as failed:
 * nothing checked is never a success. With TEST_COUNTS=FILE the same line is appended to that file, for a sum over several runs.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      // What a hook breaks is skipped, not failed.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    if (passed + failed === 0) failed = 1;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    if (process.env['TEST_COUNTS']) appendFileSync(process.env['TEST_COUNTS'], `${line}\n`);
    // After the other reporters: they write their summary in the same hook.
    setImmediate(() => process.stdout.write(`${line}\n`));
    process.exitCode ||= failed > 0 ? 1 : 0;
  }
}
