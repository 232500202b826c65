import { type Box, type Layout, layoutOf, PLACES } from '../../picture/layout.ts';
import type { Card, Link, Scene } from '../../picture/scene.ts';
import { set, setText, svg } from './svg.ts';

/** The picture as SVG. What stays moves to its new place; nothing is drawn twice. */
export interface Drawing {
  readonly element: SVGSVGElement;
  readonly layout: Layout;
  /** @param room How wide it may be, in CSS pixels. */
  draw(scene: Scene, room: number): void;
  /** Lights a card up for a moment. */
  touch(id: string, outcome: 'answered' | 'refused' | 'silent'): void;
}

/** How long a card that is gone fades, in milliseconds. Longer than the style sheet's transition. */
const FADE = 400;
const LIGHT = 700;
const PLACE_LABELS = { [PLACES.outside]: '내 컴퓨터', [PLACES.dns]: 'DNS' };

interface CardNode {
  readonly group: SVGGElement;
  /** What the card has no room for, for who points at it. */
  readonly title: SVGTitleElement;
  readonly frame: SVGRectElement;
  readonly kind: SVGTextElement;
  readonly name: SVGTextElement;
  readonly facts: SVGTextElement;
}

/** About how wide the picture's types are, in pixels a Latin letter; Hangul takes nearly two. */
const NAME_WIDTH = 7.1;
const FACT_WIDTH = 5.7;
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;

/** What fits of a text. */
function clip(text: string, width: number): string {
  let left = width;
  for (const [index, character] of [...text].entries()) {
    left -= HANGUL.test(character) ? FACT_WIDTH * 1.75 : FACT_WIDTH;
    if (left < 0) return `${[...text].slice(0, index - 1).join('')}…`;
  }
  return text;
}

/** What fits of a name: its beginning, and the end that tells one Pod from the next. */
function clipName(name: string, width: number): string {
  const most = Math.floor(width / NAME_WIDTH);
  if (name.length <= most) return name;
  const end = Math.min(6, Math.floor(most / 2));
  return `${name.slice(0, most - end - 1)}…${name.slice(-end)}`;
}

function move(group: SVGGElement, { x, y }: Box): void {
  const transform = `translate(${x}px, ${y}px)`;
  if (group.style.transform !== transform) group.style.transform = transform;
}

const edge = (box: Box, side: 'left' | 'right') => ({
  x: side === 'left' ? box.x : box.x + box.width,
  y: box.y + box.height / 2,
});

/** How far a line between two cards of one column swings out of it. */
const SWING = 14;

function curve(from: Box, to: Box): string {
  if (from.x < to.x + to.width && to.x < from.x + from.width) {
    const [a, b] = [edge(from, 'right'), edge(to, 'right')];
    const out = Math.max(a.x, b.x) + SWING;
    return `M${a.x},${a.y} C${out},${a.y} ${out},${b.y} ${b.x},${b.y}`;
  }
  const forward = from.x < to.x;
  const a = edge(from, forward ? 'right' : 'left');
  const b = edge(to, forward ? 'left' : 'right');
  const bend = Math.max(16, Math.abs(b.x - a.x) / 2) * (forward ? 1 : -1);
  return `M${a.x},${a.y} C${a.x + bend},${a.y} ${b.x - bend},${b.y} ${b.x},${b.y}`;
}

const keyOf = ({ from, to, kind }: Link) => `${from} ${to} ${kind}`;

export function createDrawing(): Drawing {
  const element = svg('svg', { class: 'picture-drawing', role: 'img', 'aria-hidden': 'true' });
  const frames = svg('g');
  const lines = svg('g', { class: 'picture-lines' });
  const cards = svg('g');
  element.append(frames, lines, cards);
  const cardNodes = new Map<string, CardNode>();
  const lineNodes = new Map<string, SVGPathElement>();
  const frameNodes = new Map<string, { readonly rect: SVGRectElement; readonly label: SVGTextElement }>();
  let layout = layoutOf({ nodes: [], cards: [], links: [] });

  const makeCard = (id: string, kindName: string): CardNode => {
    const group = svg('g', { class: 'picture-card', 'data-kind': kindName });
    const title = svg('title');
    const frame = svg('rect', { class: 'picture-frame', rx: 7 });
    const kind = svg('text', { class: 'picture-kind', x: 10, y: 16 });
    const name = svg('text', { class: 'picture-name', x: 10, y: 33 });
    const facts = svg('text', { class: 'picture-facts', x: 10, y: 49 });
    group.append(title, frame, kind, name, facts);
    cards.append(group);
    const made = { group, title, frame, kind, name, facts };
    cardNodes.set(id, made);
    return made;
  };
  const drawCard = (card: Pick<Card, 'id' | 'kind' | 'name' | 'state' | 'facts'>) => {
    const box = layout.boxes.get(card.id);
    if (!box) return;
    const node = cardNodes.get(card.id) ?? makeCard(card.id, card.kind);
    const small = box.height < 40;
    set(node.group, { 'data-state': card.state, 'data-small': String(small) });
    set(node.frame, { width: box.width, height: box.height });
    setText(node.title, [`${card.kind} ${card.name}`, ...card.facts].join(' · '));
    setText(node.kind, small ? '' : card.kind);
    setText(node.name, clipName(card.name, box.width - 18));
    set(node.name, { y: small ? 17 : 33 });
    setText(node.facts, small ? '' : clip(card.facts.join(' · '), box.width - 18));
    move(node.group, box);
  };
  const drawPlace = (id: keyof typeof PLACE_LABELS) => {
    const box = layout.boxes.get(id);
    if (!box) return;
    const node = cardNodes.get(id) ?? makeCard(id, 'Place');
    set(node.frame, { width: box.width, height: box.height });
    set(node.name, { y: 23 });
    setText(node.name, PLACE_LABELS[id] ?? '');
    move(node.group, box);
  };
  const drawFrames = () => {
    for (const [name, box] of layout.nodes) {
      let node = frameNodes.get(name);
      if (!node) {
        node = {
          rect: svg('rect', { class: 'picture-node', rx: 10 }),
          label: svg('text', { class: 'picture-node-name' }),
        };
        frames.append(node.rect, node.label);
        frameNodes.set(name, node);
      }
      set(node.rect, { x: box.x, y: box.y, width: box.width, height: box.height });
      set(node.label, { x: box.x + 12, y: box.y + 15 });
      setText(node.label, `노드 ${name}`);
    }
    for (const [name, { rect, label }] of frameNodes) {
      if (layout.nodes.has(name)) continue;
      rect.remove();
      label.remove();
      frameNodes.delete(name);
    }
  };
  const drawLines = (links: readonly Link[]) => {
    const shown = new Set<string>();
    for (const link of links) {
      const [from, to] = [layout.boxes.get(link.from), layout.boxes.get(link.to)];
      if (!from || !to) continue;
      const key = keyOf(link);
      shown.add(key);
      let path = lineNodes.get(key);
      if (!path) {
        path = svg('path', { class: 'picture-line', 'data-kind': link.kind });
        lines.append(path);
        lineNodes.set(key, path);
      }
      set(path, { d: curve(from, to), 'data-ready': String(link.ready) });
    }
    for (const [key, path] of lineNodes) {
      if (shown.has(key)) continue;
      path.remove();
      lineNodes.delete(key);
    }
  };

  return {
    element,
    get layout() {
      return layout;
    },
    draw(scene, room) {
      layout = layoutOf(scene, room);
      set(element, {
        viewBox: `0 0 ${layout.width} ${layout.height}`,
        width: layout.width,
        height: layout.height,
      });
      drawFrames();
      for (const card of scene.cards) drawCard(card);
      drawPlace(PLACES.outside);
      drawPlace(PLACES.dns);
      drawLines(scene.links);
      for (const [id, { group }] of cardNodes) {
        if (layout.boxes.has(id)) continue;
        cardNodes.delete(id);
        set(group, { 'data-gone': '' });
        setTimeout(() => group.remove(), FADE);
      }
    },
    touch(id, outcome) {
      const group = cardNodes.get(id)?.group;
      if (!group) return;
      set(group, { 'data-touched': outcome });
      setTimeout(() => group.removeAttribute('data-touched'), LIGHT);
    },
  };
}
