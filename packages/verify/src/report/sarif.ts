import { docs as explanations } from '../codes/docs/table.ts';
import { codes } from '../codes/index.ts';
import type { Diagnostic, Fix, Range, Severity } from '../diagnostic.ts';
import type { Report } from '../project.ts';
import { type Lines, linesOf } from '../yaml/lines.ts';
import { fingerprints } from './fingerprint.ts';
import type { Sources } from './pretty.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A file's name as a URI reference: relative to the root of the sources, unless it is absolute. */
function artifactOf(file: string): { uri: string; uriBaseId?: string } {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return path.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: '%SRCROOT%' };
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

function regionOf({ line, column, endLine, endColumn }: Diagnostic): Region {
  const end = {
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
  };
  return { startLine: line, startColumn: column, ...end };
}

const regionOfRange = ({ start, end }: Range): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const fixOf = ({ title, edits }: Fix, file: string) => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: artifactOf(file),
      replacements: edits.map(({ range, text }) => ({
        deletedRegion: regionOfRange(range),
        insertedContent: { text },
      })),
    },
  ],
});

/** What is known of a code. Codes of others than the table have only their name. */
function ruleOf(code: string, docs: string | undefined) {
  const doc = (explanations as Readonly<Record<string, (typeof explanations)[keyof typeof explanations]>>)[
    code
  ];
  const entry = (codes as Readonly<Record<string, (typeof codes)[keyof typeof codes]>>)[code];
  return {
    id: code,
    ...(doc && {
      shortDescription: { text: doc.what },
      fullDescription: { text: `${doc.what} ${doc.why}` },
      help: { text: `${doc.what} ${doc.why}`, markdown: `**${doc.what}**\n\n${doc.why}` },
    }),
    ...(docs !== undefined && { helpUri: `${docs}${encodeURIComponent(code)}/` }),
    ...(entry && {
      defaultConfiguration: { level: LEVELS[entry.severity] },
      properties: { tags: [entry.layer, entry.source] },
    }),
  };
}

/**
 * A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for GitHub's code
 * scanning and editors.
 *
 * @param sources texts by the names that the diagnostics use.
 * @param docs    the address below which each code has its page, with `/` at its end.
 */
export function sarif({ diagnostics }: Report, sources: Sources, docs?: string): string {
  const names = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const lines = new Map<string, Lines>();
  const lineOf = ({ file, line }: Diagnostic): string => {
    const source = sources.get(file);
    if (source === undefined) return '';
    const known = lines.get(file) ?? linesOf(source);
    lines.set(file, known);
    return line > known.count ? '' : known.line(line);
  };
  const marks = fingerprints(diagnostics, lineOf);
  const results = diagnostics.map((diagnostic, at) => {
    const { code, severity, message, hint, detail, file, fixes = [], related = [] } = diagnostic;
    const { layer, path, kubernetes } = diagnostic;
    return {
      ruleId: code,
      ruleIndex: index.get(code),
      level: LEVELS[severity],
      message: { text: [message, hint, detail].filter((part) => part !== undefined).join('\n') },
      locations: [{ physicalLocation: { artifactLocation: artifactOf(file), region: regionOf(diagnostic) } }],
      ...(related.length > 0 && {
        relatedLocations: related.map((other, id) => ({
          id,
          message: { text: other.message },
          physicalLocation: {
            artifactLocation: artifactOf(other.file),
            region: { startLine: other.line, startColumn: other.column },
          },
        })),
      }),
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, file)) }),
      partialFingerprints: { 'lineText/v1': marks[at] },
      properties: { layer, ...(path !== undefined && { path }), ...(kubernetes && { kubernetes }) },
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'kubernetes-guide-verify', rules: names.map((name) => ruleOf(name, docs)) },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
