import type { FileResult } from '../result.ts';
import type { Output } from './output.ts';

interface Suite {
  readonly cases: string[];
  failures: number;
  errors: number;
  skipped: number;
}

/**
 * The output as JUnit XML (kubeconform's pkg/output/junit.go).
 *
 * @param seconds how long the program has run
 */
export function junitOutput(seconds: () => number): Output {
  const suites = new Map<string, Suite>();
  return {
    write(result) {
      const suite = suites.get(result.filename) ?? { cases: [], failures: 0, errors: 0, skipped: 0 };
      suites.set(result.filename, suite);
      if (result.status === 'empty') return '';
      if (result.status === 'invalid') suite.failures++;
      if (result.status === 'error') suite.errors++;
      if (result.status === 'skipped') suite.skipped++;
      suite.cases.push(testCase(result));
      return '';
    },
    flush() {
      const total = (count: (suite: Suite) => number) =>
        [...suites.values()].reduce((sum, suite) => sum + count(suite), 0);
      const attributes = {
        name: 'kubeconform',
        time: seconds(),
        tests: total(({ cases }) => cases.length),
        failures: total(({ failures }) => failures),
        disabled: total(({ skipped }) => skipped),
        errors: total(({ errors }) => errors),
      };
      const inner = [...suites].map(([name, suite], index) => testSuite(name, index + 1, suite));
      return `${element('testsuites', attributes, inner, 0)}\n`;
    },
  };
}

function testSuite(name: string, id: number, { cases, failures, errors, skipped }: Suite): string {
  const attributes = { name, id, tests: cases.length, failures, errors, disabled: 0, skipped };
  return element('testsuite', attributes, cases, 1);
}

function testCase({ status, apiVersion, kind, namespace, name, message }: FileResult): string {
  const attributes = {
    name: namespace === '' ? name : `${namespace}/${name}`,
    classname: `${kind}@${apiVersion}`,
    time: 0,
  };
  const outcome = {
    invalid: () => element('failure', { message, type: '' }, [], 3),
    error: () => element('error', { message, type: '' }, [], 3),
    skipped: () => element('skipped', { message: '' }, [], 3),
  };
  const inner = status === 'valid' || status === 'empty' ? [] : [outcome[status]()];
  return element('testcase', attributes, inner, 2);
}

/** An element as Go's encoding/xml indents it: never self-closing. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inner: readonly string[],
  depth: number,
): string {
  const indent = '  '.repeat(depth);
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const body = inner.map((text) => `\n${text}`).join('');
  const end = inner.length === 0 ? '' : `\n${indent}`;
  return `${indent}<${name}${written.join('')}>${body}${end}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** What XML 1.0 does not allow becomes U+FFFD, as in Go. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/["'&<>\t\n\r]/g, (character) => escapes[character]!);
}
