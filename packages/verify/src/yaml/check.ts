import { type At, diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { deliberateText, findInvisible, findSmartQuotes } from './characters.ts';
import { MAX_LENGTH, type YamlDocument, type YamlFile } from './document.ts';
import { beginsObject, type Duplicate, findDuplicates } from './duplicates.ts';
import { readRoughly } from './lexical.ts';
import { findDanglingAlias } from './node.ts';
import { within } from './spans.ts';
import { explainSyntax } from './syntax.ts';
import { findLeftTemplates } from './templates.ts';
import { checkTrailing } from './trailing.ts';
import { MAX_DEPTH, type Refusal } from './tree.ts';

/** What a judge says about a document's YAML: Go's error, or nothing when Go reads it. */
export type YamlVerdict =
  | { readonly readable: true }
  | {
      readonly readable: false;
      readonly words: string;
      /** All that is said, for `detail`; the words by default. */
      readonly detail?: string;
    };

interface Context {
  readonly file: string;
  readonly yaml: YamlFile;
}

function place({ file, yaml }: Context, start: number, end: number): At {
  return { file, range: yaml.lines.range(start, end) };
}

function checkDuplicates(context: Context, document: YamlDocument): Diagnostic[] {
  if (document.root === undefined) return [];
  const lineOf = (duplicate: Duplicate): number => context.yaml.lines.place(duplicate.first.start).line;
  const duplicates = findDuplicates(document.root);
  const starts = duplicates.filter(beginsObject);
  const at = ({ again }: Duplicate): At => place(context, again.start, again.end);
  if (starts.length === 0) {
    return duplicates.map((duplicate) =>
      diagnose('yaml-duplicate-key', at(duplicate), { key: duplicate.key, line: lineOf(duplicate) }),
    );
  }
  // Each lost object begins at its first repeated head; its other repeated keys follow from that.
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const duplicate of duplicates) {
    if (duplicate.path.length > 1) {
      found.push(
        diagnose('yaml-duplicate-key', at(duplicate), { key: duplicate.key, line: lineOf(duplicate) }),
      );
    } else if (beginsObject(duplicate)) {
      if (seen.size === 0 || seen.has(duplicate.key)) {
        seen.clear();
        found.push(
          diagnose('yaml-lost-document', at(duplicate), { key: duplicate.key, line: lineOf(duplicate) }),
        );
      }
      seen.add(duplicate.key);
    }
  }
  return found;
}

function checkCharacters(context: Context, document: YamlDocument): Diagnostic[] {
  const { text, offset, root } = document;
  const rough = readRoughly(text);
  const deliberate = within(root === undefined ? [] : deliberateText(root));
  const harmless = (at: number): boolean =>
    rough.inComment(at) || rough.inBlock(at) || deliberate(offset + at);
  const invisible = findInvisible(text, harmless);
  const lines = new Set<number>();
  const found: Diagnostic[] = [];
  for (const { offset: at, name, code } of invisible) {
    const where = place(context, offset + at, offset + at + 1);
    const line = context.yaml.lines.place(offset + at).line;
    if (lines.has(line)) continue;
    lines.add(line);
    found.push(diagnose('yaml-invisible-character', where, { name, code }));
  }
  for (const { offset: at, quote } of root === undefined ? [] : findSmartQuotes(root)) {
    found.push(diagnose('yaml-smart-quote', place(context, at, at + 1), { quote }));
  }
  return found;
}

function checkEnd(context: Context, { unread }: YamlDocument): Diagnostic[] {
  const lost = unread.find((node) => node.kind !== 'scalar' || node.style !== 'absent');
  return lost === undefined
    ? []
    : [diagnose('yaml-after-end', place(context, lost.start, lost.start + 1), {})];
}

/** Where YAML reads a template as text, only we object. */
function checkTemplates(context: Context, { root }: YamlDocument): Diagnostic[] {
  return (root === undefined ? [] : findLeftTemplates(root)).map(({ node, text: template }) =>
    diagnose('yaml-helm-template', place(context, node.start, node.end), { template }, { layer: 'guide' }),
  );
}

function ownVerdict({ refusal, root }: YamlDocument): YamlVerdict {
  if (refusal !== undefined) return { readable: false, words: refusal.reason };
  const alias = root === undefined ? undefined : findDanglingAlias(root);
  return alias === undefined
    ? { readable: true }
    : { readable: false, words: `unknown anchor '${alias.name}' referenced` };
}

/** What Go reads and js-yaml does not. */
function unseen(context: Context, { root }: YamlDocument, { offset, reason, cause }: Refusal): Diagnostic {
  const at = place(context, offset, offset + 1);
  const detail = { detail: reason };
  if (cause === 'deep') return diagnose('yaml-too-deep', at, { limit: MAX_DEPTH }, detail);
  if (root !== undefined) return diagnose('yaml-unread-rest', at, {});
  return diagnose('yaml-not-inspected', at, {}, detail);
}

/**
 * Checks the YAML of one document.
 *
 * @param verdict Go's judgement; without it js-yaml's own counts.
 */
export function checkYaml(
  context: Context,
  document: YamlDocument,
  verdict: YamlVerdict = ownVerdict(document),
): Diagnostic[] {
  const { text, offset, refusal } = document;
  if (refusal?.cause === 'large') {
    const limit = MAX_LENGTH / 1024 / 1024;
    return [diagnose('yaml-too-large', place(context, offset, offset + 1), { limit })];
  }
  const characters = checkCharacters(context, document);
  if (!verdict.readable) {
    const { file, yaml } = context;
    const { root } = document;
    const judged = verdict.words === refusal?.reason ? undefined : verdict.words;
    const explained = explainSyntax({
      file,
      lines: yaml.lines,
      text,
      offset,
      verdict: judged,
      refusal,
      root,
      said: verdict.detail,
    });
    return [...explained, ...characters];
  }
  if (refusal !== undefined && !(refusal.cause === 'flow' && document.root !== undefined)) {
    return [unseen(context, document, refusal), ...characters];
  }
  return [
    ...checkDuplicates(context, document),
    ...checkEnd(context, document),
    ...checkTemplates(context, document),
    ...characters,
  ];
}

/**
 * Checks what lies between documents: separators that are none, and blanks at the ends of lines.
 *
 * @param words kubectl's own about it, when it was asked.
 */
export function checkStream({ file, yaml }: Context, words?: string): Diagnostic[] {
  if (yaml.badSeparator === undefined) return checkTrailing(file, yaml);
  const { offset, rest } = yaml.badSeparator;
  const { line } = yaml.lines.place(offset);
  const end = offset + yaml.lines.line(line).length;
  const detail = words ?? `invalid Yaml document separator: ${rest}`;
  return [diagnose('yaml-document-separator', place({ file, yaml }, offset, end), { rest }, { detail })];
}
