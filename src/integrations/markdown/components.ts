import type { Element, ElementContent } from 'hast';
import type { Handle, State } from 'hast-util-to-mdast';
import type { BlockContent, Code, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { classed, elements, tagged, textOf } from '../nodes.ts';

type Flow = BlockContent;

const code = (lang: string, value: string): Code => ({ type: 'code', lang, value });
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const strong = (children: PhrasingContent[]): PhrasingContent => ({ type: 'strong', children });
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
const item = (...children: Flow[]): ListItem => ({ type: 'listItem', spread: false, children });
const list = (ordered: boolean, children: ListItem[]): List => ({
  type: 'list',
  ordered,
  spread: false,
  children,
});

const part = (node: Element, name: string): Element | undefined => elements(node, classed(name))[0];
/** Labels side by side, which only their looks keep apart. */
const labels = (node: Element | undefined): string =>
  (node?.children ?? [])
    .map((child) => textOf(child).trim())
    .filter(Boolean)
    .join(' · ');
const words = (node: Element | undefined): string => (node ? textOf(node).replace(/\s+/g, ' ').trim() : '');
const without = (node: Element, name: string): ElementContent[] =>
  node.children.filter((child) => child.type !== 'element' || !classed(name)(child));

function phrasing(state: State, node: Element | undefined): PhrasingContent[] {
  return (node ? state.all(node) : []).flatMap((child) =>
    child.type === 'paragraph' ? child.children : [child as PhrasingContent],
  );
}

function flow(state: State, children: ElementContent[]): Flow[] {
  const parent: Element = { type: 'element', tagName: 'div', properties: {}, children };
  return state.toFlow(state.all(parent)) as Flow[];
}

/** A line below a block of code that says something of one of its lines. */
function messages(node: Element): ListItem[] {
  let line = 0;
  return elements(node, (each) => classed('line')(each) || classed('verdict')(each)).flatMap((each) => {
    if (!classed('line')(each)) return [item(paragraph(text(`${line}행: ${words(each)}`)))];
    line += 1;
    return [];
  });
}

function manifest(state: State, node: Element): Flow[] {
  const file = String(node.properties['dataManifest']);
  const yaml = elements(node, classed('line')).map(textOf).join('\n');
  const notes = elements(node, classed('manifest-notes')).flatMap(({ children }) =>
    children.flatMap((note) => (note.type === 'element' ? [item(paragraph(...phrasing(state, note)))] : [])),
  );
  const said = [...messages(node), ...notes];
  return [
    paragraph(strong([{ type: 'inlineCode', value: `manifests/${file}` }])),
    code('yaml', yaml),
    ...(said.length > 0 ? [list(false, said)] : []),
  ];
}

function terminal(_: State, node: Element): Flow[] {
  const about = elements(node, (each) =>
    ['console-name', 'console-need', 'console-why'].some((name) => classed(name)(each)),
  );
  const lines = elements(node, (each) => classed('console-line')(each) || classed('console-output')(each));
  const typed = (line: Element) => (classed('console-more')(line) ? '> ' : '$ ') + textOf(line);
  const shown = lines.map((line) => (classed('console-line')(line) ? typed(line) : textOf(line)));
  return [
    ...(about.length > 0 ? [paragraph(text(`(${about.map(words).join(' · ')})`))] : []),
    code('console', shown.join('\n')),
  ];
}

function drawing(state: State, node: Element): Flow[] {
  const [title, description] = ['title', 'desc'].map((name) => words(elements(node, tagged(name))[0]));
  const inWords = part(node, 'fig-text');
  const [caption] = elements(node, tagged('figcaption'));
  return [
    paragraph(strong([text(`그림: ${title}`)]), text(`. ${description}`)),
    ...flow(state, inWords ? inWords.children.filter((child) => !isSummary(child)) : []),
    ...flow(state, caption ? without(caption, 'fig-text') : []),
  ];
}

const isSummary = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'summary';

function quiz(state: State, node: Element): Flow[] {
  const answers = elements(node, classed('quiz-choice')).map((choice) =>
    item(
      paragraph(...phrasing(state, elements(choice, tagged('summary'))[0])),
      paragraph(...phrasing(state, part(choice, 'quiz-why'))),
    ),
  );
  return [
    paragraph(strong([text('물음: '), ...phrasing(state, part(node, 'quiz-question'))])),
    list(true, answers),
  ];
}

function failure(state: State, node: Element): Flow[] {
  const body = part(node, 'failure-body');
  return [
    paragraph(strong([text('흔한 실패: '), ...phrasing(state, part(node, 'failure-title'))])),
    ...flow(state, body ? body.children : []),
  ];
}

/** A box that stands beside the text is a quotation, any other a title with what follows. */
function box(state: State, node: Element): Flow[] {
  const title = part(node, 'box-title');
  if (title?.tagName === 'h2') return flow(state, node.children);
  const children = [paragraph(strong([text(labels(title))])), ...flow(state, without(node, 'box-title'))];
  return node.tagName === 'aside' ? [{ type: 'blockquote', children }] : children;
}

/** Names of the tabs, each before its panel. */
function tabs(state: State, node: Element): Flow[] {
  const names = elements(node, ({ properties }) => properties['role'] === 'tab').map(words);
  const panels = elements(node, ({ properties }) => properties['role'] === 'tabpanel');
  return panels.flatMap((panel, index) => [
    paragraph(strong([text(names[index] ?? '')])),
    ...flow(state, panel.children),
  ]);
}

type Plain = (state: State, node: Element) => Flow[] | PhrasingContent[];

/** Class of a component → how it reads in Markdown. */
const COMPONENTS: Readonly<Record<string, Plain>> = {
  manifest,
  console: terminal,
  fig: drawing,
  quiz,
  failure,
  box,
  'errata-head': (_, node) => [paragraph(strong([text(labels(node))]))],
  'chapters-number': (_, node) => [text(`${words(node)} `)],
  term: (state, node) => phrasing(state, part(node, 'term-word')),
  'sl-anchor-link': () => [],
  filter: () => [],
  progress: () => [],
  'sr-only': () => [],
};

function component({ properties: { className } }: Element): Plain | undefined {
  const names = Array.isArray(className) ? className : [];
  return names.map((name) => COMPONENTS[name]).find((plain) => plain !== undefined);
}

const COMPONENT_TAGS = ['figure', 'section', 'aside', 'span', 'a', 'div', 'p'] as const;
const NOTHING = ['svg', 'button', 'fieldset', 'script', 'style', 'template', 'dialog'] as const;

/**
 * How the components of the site become Markdown, by tag.
 * @param fallbacks What happens to elements of these tags that are no component.
 */
export function componentHandlers(fallbacks: Readonly<Record<string, Handle>>): Record<string, Handle> {
  const handle =
    (tag: string): Handle =>
    (state, node, parent) =>
      component(node)?.(state, node) ?? fallbacks[tag]?.(state, node, parent);
  return {
    ...Object.fromEntries(COMPONENT_TAGS.map((tag) => [tag, handle(tag)])),
    ...Object.fromEntries(NOTHING.map((tag) => [tag, () => undefined])),
    'starlight-tabs': tabs,
    summary: (state, node) => paragraph(strong(phrasing(state, node))),
    kbd: (_, node) => text(textOf(node)),
  };
}
