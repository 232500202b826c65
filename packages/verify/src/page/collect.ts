import type GithubSlugger from 'github-slugger';
import type { Code, Nodes, Root, Yaml } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { parseConsole } from '../console/parse.ts';
import type { ConsoleBlock } from '../console/types.ts';
import type { Diagnostic, Place, Range } from '../diagnostic.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { lineNumbers } from './line-numbers.ts';
import { literalValue } from './literal.ts';
import type {
  Attribute,
  CodeFence,
  Component,
  Frontmatter,
  Heading,
  Link,
  ManifestReference,
  Page,
  Prose,
} from './types.ts';

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

const START: Place = { line: 1, column: 1 };

function rangeOf(position: Position | undefined): Range {
  if (!position) return { start: START, end: START };
  const { start, end } = position;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

function attributeValue(attribute: MdxJsxAttribute): unknown {
  const { value } = attribute;
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value;
  const statement = value.data?.estree?.body[0];
  return statement?.type === 'ExpressionStatement' ? literalValue(statement.expression) : undefined;
}

function componentOf(node: Jsx): Component {
  const attributes = new Map<string, Attribute>();
  for (const each of node.attributes) {
    if (each.type !== 'mdxJsxAttribute') continue;
    attributes.set(each.name, {
      name: each.name,
      value: attributeValue(each),
      range: rangeOf(each.position ?? node.position),
    });
  }
  return { name: node.name ?? '', attributes, range: rangeOf(node.position) };
}

function manifestOf(component: Component): ManifestReference {
  const file = component.attributes.get('file')?.value;
  const notes = component.attributes.get('notes')?.value;
  return {
    file: typeof file === 'string' ? file : undefined,
    highlight: lineNumbers(component.attributes.get('highlight')?.value),
    notes: typeof notes === 'object' && notes !== null ? Object.keys(notes).map(Number) : [],
    range: component.attributes.get('file')?.range ?? component.range,
  };
}

function consoleOf(node: Code, file: string): ConsoleBlock {
  const { start } = rangeOf(node.position);
  const indent = start.column - 1;
  return parseConsole(node.value, node.meta ?? '', { file, line: start.line + 1, indent });
}

function fenceOf(node: Code): CodeFence {
  const range = rangeOf(node.position);
  return {
    language: node.lang ?? '',
    meta: node.meta ?? '',
    text: node.value,
    range,
    content: { line: range.start.line + 1, column: range.start.column },
  };
}

/** What {@link collect} finds: a page without its name. */
export type Collected = Omit<Page, 'file' | 'slug'>;

/** Walks the tree of a page once and keeps what the checks, replay and the site ask for. */
export function collect(tree: Root, file: string, slugger: GithubSlugger): Collected {
  const blocks: ConsoleBlock[] = [];
  const fences: CodeFence[] = [];
  const components: Component[] = [];
  const headings: Heading[] = [];
  const links: Link[] = [];
  const prose: Prose[] = [];
  const diagnostics: Diagnostic[] = [];
  let head: { frontmatter: Frontmatter; range: Range } | undefined;

  const readHead = (node: Yaml): void => {
    const range = rangeOf(node.position);
    const read = parseFrontmatter(node.value, file, { line: range.start.line + 1, column: 1 });
    head = { frontmatter: read.frontmatter, range };
    diagnostics.push(...read.diagnostics);
  };

  visit(tree, (node: Nodes) => {
    switch (node.type) {
      case 'yaml':
        readHead(node);
        break;
      case 'code':
        if (node.lang === 'console') blocks.push(consoleOf(node, file));
        else fences.push(fenceOf(node));
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        components.push(componentOf(node));
        break;
      case 'heading': {
        const text = textOf(node);
        headings.push({ depth: node.depth, text, slug: slugger.slug(text), range: rangeOf(node.position) });
        break;
      }
      case 'link':
      case 'definition':
        links.push({ kind: 'link', url: node.url, text: textOf(node), range: rangeOf(node.position) });
        break;
      case 'image':
        links.push({ kind: 'image', url: node.url, text: node.alt ?? '', range: rangeOf(node.position) });
        break;
      case 'text':
        prose.push({ text: node.value, start: rangeOf(node.position).start });
        break;
      default:
    }
  });

  for (const block of blocks) diagnostics.push(...block.diagnostics);
  return {
    frontmatter: head?.frontmatter ?? { notes: [], cleanup: [], rest: {} },
    ...(head && { frontmatterRange: head.range }),
    blocks,
    fences,
    components,
    manifests: components.filter(({ name }) => name === 'Manifest').map(manifestOf),
    headings,
    links,
    prose,
    diagnostics,
  };
}
