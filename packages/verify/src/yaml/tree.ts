import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { AliasNode, Entry, ListNode, MapNode, Node, ScalarNode } from './node.ts';
import { resolvePlain, type Scalar } from './scalar.ts';

/** Deeper than this nobody nests, and the parser is recursive. */
export const MAX_DEPTH = 500;

/** Why js-yaml refuses a text. */
export interface Refusal {
  /** Offset in the file. */
  readonly offset: number;
  /** Its own English wording. */
  readonly reason: string;
  /** `rest`: a document ends and more follows, which Go does not mind and does not read; `flow`: lines in brackets stand too far left, which it does not mind either. */
  readonly cause: 'large' | 'deep' | 'rest' | 'flow' | 'other';
}

/** The trees of one document: one, unless `...` ends one early and another follows, which kubectl never reads. */
export type Parsed =
  | { readonly roots: readonly Node[]; readonly refusal?: undefined }
  | { readonly roots: readonly []; readonly refusal: Refusal };

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>;

interface Frame {
  readonly children: Node[];
  readonly event: CollectionEvent | undefined;
}

const NONE = -1;

function scalarValue(text: string, style: ScalarNode['style'], tag: string): Scalar {
  if (tag === '!!str' || tag === '!') return text;
  if (/^!!(?:int|float|bool|null)$/.test(tag)) return resolvePlain(text);
  return style === 'plain' || style === 'absent' ? resolvePlain(text) : text;
}

class TreeBuilder {
  readonly #text: string;
  readonly #base: number;
  readonly #frames: Frame[] = [];
  readonly #roots: Node[] = [];
  #anchors = new Map<string, Node | undefined>();
  #last = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  build(events: readonly Event[]): Node[] {
    for (const event of events) this.#take(event);
    return this.#roots;
  }

  #take(event: Event): void {
    if (event.type === EVENT_ID.DOCUMENT) {
      this.#anchors = new Map();
      this.#frames.push({ children: [], event: undefined });
    } else if (event.type === EVENT_ID.SCALAR) this.#add(this.#scalar(event), event);
    else if (event.type === EVENT_ID.ALIAS) this.#add(this.#alias(event.anchorStart, event.anchorEnd));
    else if (event.type === EVENT_ID.POP) this.#close();
    else this.#frames.push({ children: [], event });
  }

  #add(node: Node, event?: ScalarEvent | CollectionEvent): void {
    this.#last = Math.max(this.#last, node.end);
    if (event !== undefined && event.anchorStart !== NONE) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    }
    this.#frames.at(-1)?.children.push(node);
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const { event, children } = frame;
    if (event === undefined) {
      this.#roots.push(children[0]!);
      return;
    }
    const start = this.#base + event.start;
    const end = Math.max(start, children.at(-1)?.end ?? start + 1);
    if (event.type === EVENT_ID.SEQUENCE) {
      this.#add({ kind: 'list', items: children, start, end } satisfies ListNode, event);
      return;
    }
    const entries: Entry[] = [];
    for (let at = 0; at + 1 < children.length; at += 2) {
      const key = children[at]!;
      const merge = key.kind === 'scalar' && key.style === 'plain' && key.text === '<<';
      entries.push({ key, value: children[at + 1]!, merge });
    }
    this.#add({ kind: 'map', entries, start, end } satisfies MapNode, event);
  }

  #alias(start: number, end: number): AliasNode {
    const name = this.#text.slice(start, end);
    const target = this.#anchors.get(name);
    return { kind: 'alias', name, target, start: this.#base + start - 1, end: this.#base + end };
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const tag = event.tagStart === NONE ? '' : this.#text.slice(event.tagStart, event.tagEnd);
    if (event.valueStart === NONE) {
      const at = this.#last;
      return {
        kind: 'scalar',
        text: '',
        value: scalarValue('', 'absent', tag),
        style: 'absent',
        start: at,
        end: at,
      };
    }
    const text = getScalarValue(this.#text, event);
    if (event.style === SCALAR_STYLE.PLAIN) {
      return this.#made(text, 'plain', tag, event.valueStart, event.valueEnd);
    }
    if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
      return this.#made(text, 'quoted', tag, event.valueStart - 1, event.valueEnd + 1);
    }
    const header = Math.max(
      this.#text.lastIndexOf('|', event.valueStart - 1),
      this.#text.lastIndexOf('>', event.valueStart - 1),
    );
    return this.#made(text, 'block', tag, Math.max(header, 0), event.valueEnd);
  }

  #made(text: string, style: ScalarNode['style'], tag: string, start: number, end: number): ScalarNode {
    return {
      kind: 'scalar',
      text,
      value: scalarValue(text, style, tag),
      style,
      start: this.#base + start,
      end: this.#base + end,
    };
  }
}

function causeOf(reason: string): Refusal['cause'] {
  if (reason.includes('maxDepth')) return 'deep';
  if (reason === 'deficient indentation') return 'flow';
  return reason === 'end of the stream or a document separator is expected' ? 'rest' : 'other';
}

/**
 * Parses one document into trees with places.
 *
 * @param text the document.
 * @param base offset of the document in its file; every offset in the result counts from the file's start.
 */
export function parseTree(text: string, base = 0): Parsed {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    return { roots: new TreeBuilder(text, base).build(events) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const reason = error.reason ?? error.message;
    const offset = base + (error.mark?.position ?? 0);
    return { roots: [], refusal: { offset, reason, cause: causeOf(reason) } };
  }
}
