import type { Card, CardKind, Scene } from './scene.ts';

/** Where something is drawn, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By card id; `client`, `dns` and `outside` stand for who asks from without, and for the name server. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Frames around the Pods of a node, by its name. */
  readonly nodes: ReadonlyMap<string, Box>;
}

const COLUMNS: readonly CardKind[] = ['Service', 'EndpointSlice', 'Pod', 'ReplicaSet', 'Deployment'];
const WIDTH: Readonly<Record<CardKind, number>> = {
  Service: 168,
  EndpointSlice: 136,
  Pod: 196,
  ReplicaSet: 150,
  Deployment: 130,
};
const HEIGHT = 58;
/** Many Pods are drawn small: their names are in the table. */
const SMALL = 26;
const MANY = 12;
const GAP = { column: 36, row: 10 };
const MARGIN = 16;
const TOP = 64;
const FRAME = 14;

/** The name server's box, and that of who asks from outside of the cluster. */
export const PLACES = { dns: 'dns', outside: 'outside' } as const;

const byName = (a: Card, b: Card): number =>
  a.namespace.localeCompare(b.namespace) || a.name.localeCompare(b.name);

/** Lays a picture out: Services at the left, what makes the Pods at the right, the Pods by node between them. */
export function layoutOf(scene: Scene): Layout {
  const boxes = new Map<string, Box>();
  const nodes = new Map<string, Box>();
  const present = COLUMNS.filter(
    (kind) => kind === 'Pod' || kind === 'Service' || scene.cards.some((card) => card.kind === kind),
  );
  const pods = scene.cards.filter(({ kind }) => kind === 'Pod');
  const podHeight = pods.length > MANY ? SMALL : HEIGHT;
  let x = MARGIN;
  let bottom = TOP + HEIGHT;
  for (const kind of present) {
    const width = WIDTH[kind];
    const cards = scene.cards.filter((card) => card.kind === kind).sort(byName);
    if (kind === 'Pod') {
      let y = TOP;
      const homes = [...new Set([...scene.nodes, ...pods.flatMap(({ node }) => node ?? [])])];
      for (const node of [...homes, undefined]) {
        const here = cards.filter((card) => card.node === node);
        if (node === undefined && here.length === 0) continue;
        const top = y;
        y += FRAME + 8;
        for (const card of here) {
          boxes.set(card.id, { x: x + FRAME, y, width, height: podHeight });
          y += podHeight + GAP.row;
        }
        y += here.length === 0 ? SMALL : 0;
        if (node !== undefined) nodes.set(node, { x, y: top, width: width + FRAME * 2, height: y - top });
        y += GAP.row;
      }
      bottom = Math.max(bottom, y);
      x += width + FRAME * 2 + GAP.column;
      continue;
    }
    let y = TOP;
    for (const card of cards) {
      boxes.set(card.id, { x, y, width, height: HEIGHT });
      y += HEIGHT + GAP.row * 2;
    }
    bottom = Math.max(bottom, y);
    x += width + GAP.column;
  }
  boxes.set(PLACES.outside, { x: MARGIN, y: 10, width: 110, height: 36 });
  boxes.set(PLACES.dns, { x: MARGIN + 150, y: 10, width: 110, height: 36 });
  return { width: x - GAP.column + MARGIN, height: bottom + MARGIN, boxes, nodes };
}
