import type { Diagnostic, Place } from '../../diagnostic.ts';
import type { Engines } from '../../engines.ts';
import { verifyProject } from '../../project.ts';
import type { Engine } from '../../schema/index.ts';
import { linesOf } from '../../yaml/index.ts';
import { diagnose } from '../diagnose.ts';
import type { Example, ExampleParts } from './doc.ts';

/** An example as the checks take it. */
export interface ReadExample {
  /** The file that the diagnostic lies in. */
  readonly file: string;
  /** Everything there is, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Where the marked stretch begins; the file's first place when nothing is marked. */
  readonly place: Place;
  /** What of the file people need to see: all of it, or a page without the head that every page has. */
  readonly shown: string;
  /** How many lines of the file stand before that. */
  readonly hiddenLines: number;
  readonly parts: ExampleParts;
}

const HEAD = '---\ntitle: 예\ndescription: 예입니다.\nchapter: CH-01\nsetup: { namespace: demo }\n---\n\n';
const HELLO = `apiVersion: v1
kind: Pod
metadata:
  name: hello
spec:
  containers:
    - name: web
      image: example.com/web:1.0
`;
/** What surrounds a page: a manifest, another page, the glossary. */
const SITE: Readonly<Record<string, string>> = {
  'manifests/hello.yaml': HELLO,
  'content/ch-02-labels.mdx': '---\ntitle: 레이블\ndescription: 예입니다.\n---\n\n## 셀렉터\n',
  'content/data/glossary.yaml': '- id: pod\n  title: 파드\n',
};

const FOLDERS: Readonly<Record<string, string>> = { broken: 'manifests/broken/web.yaml' };
const PAGE = 'content/ch-01-x.mdx';

/** Where the text of an example lies, by the checker that finds it. */
function fileOf(source: string, { file }: ExampleParts): string {
  if (file !== undefined) return file;
  if (/^(?:page|console|command|replay)$/.test(source)) return PAGE;
  return FOLDERS[source] ?? 'manifests/web.yaml';
}

/** A lone command becomes a block of a page. */
function bodyOf(source: string, text: string): string {
  return source === 'command' && !text.includes('```') ? `\`\`\`console\n$ ${text}\n\`\`\`\n` : text;
}

/**
 * Reads an example.
 *
 * @param source the checker that finds the code.
 */
export function readExample(source: string, example: Example): ReadExample {
  const parts: ExampleParts = typeof example === 'string' ? { text: example } : example;
  const file = fileOf(source, parts);
  const isPage = file.endsWith('.mdx');
  const body = bodyOf(source, parts.text);
  const head = isPage && !/^«?---\n/.test(body) ? HEAD : '';
  const start = (head + body).indexOf('«');
  const shown = body.replace(/[«»]/g, '');
  const text = head + shown + (parts.padding === undefined ? '' : `# ${'-'.repeat(parts.padding)}\n`);
  return {
    file,
    files: new Map(Object.entries({ ...(isPage && SITE), ...parts.files, [file]: text })),
    place: start < 0 ? { line: 1, column: 1 } : linesOf(text).place(start),
    shown,
    hiddenLines: head.split('\n').length - 1,
    parts,
  };
}

const dead = (engine: Engine): Engine => ({
  ...engine,
  validate: () => Promise.reject(new Error('unreachable')),
});

/**
 * Runs an example through the checks, as `verify` would.
 *
 * @returns what is found in the example's own file.
 */
export async function runExample(
  { file, files, parts }: ReadExample,
  engines: Engines,
): Promise<Diagnostic[]> {
  const { encoding, symlinks, engineStops } = parts;
  const before =
    encoding === undefined ? [] : [diagnose('yaml-encoding', { file, line: 1, column: 1 }, { encoding })];
  const { diagnostics } = await verifyProject(files, {
    engines: engineStops ? { schemas: engines.schemas.map(dead) } : engines,
    before,
    site: symlinks === undefined ? {} : { symlinks: new Map(Object.entries(symlinks)) },
  });
  return diagnostics.filter((diagnostic) => diagnostic.file === file);
}
