import type { Card, CardKind, Link, Scene } from './scene.ts';

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

/** What stands in which column, and how wide. */
interface Arrangement {
  readonly columns: readonly (readonly CardKind[])[];
  readonly widths: Readonly<Record<CardKind, number>>;
  readonly gap: number;
  readonly margin: number;
  /** Around the Pods of a node. */
  readonly frame: number;
}

const SIDE_BY_SIDE: Arrangement['columns'] = [
  ['Service'],
  ['EndpointSlice'],
  ['Pod'],
  ['ReplicaSet'],
  ['Deployment'],
];
const ROOMY: Arrangement = {
  columns: SIDE_BY_SIDE,
  widths: { Service: 168, EndpointSlice: 136, Pod: 196, ReplicaSet: 150, Deployment: 130 },
  gap: 36,
  margin: 16,
  frame: 14,
};
const TIGHT: Arrangement = {
  columns: SIDE_BY_SIDE,
  widths: { Service: 138, EndpointSlice: 118, Pod: 196, ReplicaSet: 116, Deployment: 108 },
  gap: 20,
  margin: 10,
  frame: 10,
};
const BELOW: Arrangement['columns'] = [
  ['Service', 'EndpointSlice'],
  ['Pod', 'ReplicaSet', 'Deployment'],
];
const NARROWEST = 288;

/** The width of all columns, in CSS pixels. */
function widthOf({ columns, widths, gap, margin, frame }: Arrangement): number {
  const all = columns.map((kinds) => Math.max(...kinds.map((kind) => widths[kind])));
  return all.reduce((sum, each) => sum + each + gap, 0) - gap + (margin + frame) * 2;
}

/** The arrangement that a room has place for, in CSS pixels. */
function arrangementFor(room: number): Arrangement {
  const [least, most] = [widthOf(TIGHT), widthOf(ROOMY)];
  if (room >= most) return ROOMY;
  if (room < least) return narrow(room);
  const share = (room - least) / (most - least);
  const between = (tight: number, roomy: number) => Math.floor(tight + (roomy - tight) * share);
  const width = (kind: CardKind) => between(TIGHT.widths[kind], ROOMY.widths[kind]);
  return {
    columns: SIDE_BY_SIDE,
    widths: {
      Service: width('Service'),
      EndpointSlice: width('EndpointSlice'),
      Pod: width('Pod'),
      ReplicaSet: width('ReplicaSet'),
      Deployment: width('Deployment'),
    },
    gap: between(TIGHT.gap, ROOMY.gap),
    margin: between(TIGHT.margin, ROOMY.margin),
    frame: between(TIGHT.frame, ROOMY.frame),
  };
}

/** Without room side by side, what belongs together stands one below the other. */
function narrow(room: number): Arrangement {
  const [gap, margin, frame] = [26, 10, 8];
  const both = Math.max(room, NARROWEST) - gap - margin * 2 - frame * 2;
  const left = Math.floor(both * 0.47);
  const right = Math.floor(both) - left;
  return {
    columns: BELOW,
    widths: { Service: left, EndpointSlice: left, Pod: right, ReplicaSet: right, Deployment: right },
    gap,
    margin,
    frame,
  };
}

const HEIGHT = 58;
/** Many Pods are drawn small: their names are in the table. */
const SMALL = 26;
const MANY = 12;
const ROW = 10;
const TOP = 64;
/** What a node's name takes at the top of its frame. */
const NODE_NAME = 22;

/** The name server's box, and that of who asks from outside of the cluster. */
export const PLACES = { dns: 'dns', outside: 'outside' } as const;

const byName = (a: Card, b: Card): number =>
  a.namespace.localeCompare(b.namespace) || a.name.localeCompare(b.name);

/** By kind and name; but an EndpointSlice right after its Service, if both are here. */
function inOrder(cards: readonly Card[], kinds: readonly CardKind[], links: readonly Link[]): Card[] {
  const sorted = kinds.flatMap((kind) => cards.filter((card) => card.kind === kind).sort(byName));
  const owner = new Map(links.map(({ from, to }) => [to, from]));
  const here = new Set(sorted.map(({ id }) => id));
  const follows = ({ id, kind }: Card) => kind === 'EndpointSlice' && here.has(owner.get(id) ?? '');
  return sorted.flatMap((card) =>
    follows(card)
      ? []
      : [card, ...sorted.filter((other) => follows(other) && owner.get(other.id) === card.id)],
  );
}

/**
 * Lays a picture out: Services at the left, what makes the Pods at the right, the Pods by node between them. Where that
 * has no room, as on a phone, in two columns: Services with their EndpointSlices, Pods with what makes them below.
 * @param room In CSS pixels.
 */
export function layoutOf(scene: Scene, room = Number.POSITIVE_INFINITY): Layout {
  const { columns, widths, gap, margin, frame } = arrangementFor(room);
  const boxes = new Map<string, Box>();
  const nodes = new Map<string, Box>();
  const present = columns.filter((kinds) =>
    kinds.some(
      (kind) => kind === 'Pod' || kind === 'Service' || scene.cards.some((card) => card.kind === kind),
    ),
  );
  const pods = scene.cards.filter(({ kind }) => kind === 'Pod').sort(byName);
  const podHeight = pods.length > MANY ? SMALL : HEIGHT;
  let x = margin;
  let bottom = TOP + HEIGHT;

  /** The Pods of each node in a frame, from `y` downwards; answers where they end. */
  const placePods = (y: number): number => {
    const homes = [...new Set([...scene.nodes, ...pods.flatMap(({ node }) => node ?? [])])];
    for (const node of [...homes, undefined]) {
      const here = pods.filter((card) => card.node === node);
      if (node === undefined && here.length === 0) continue;
      const top = y;
      y += NODE_NAME;
      for (const card of here) {
        boxes.set(card.id, { x: x + frame, y, width: widths.Pod, height: podHeight });
        y += podHeight + ROW;
      }
      y += here.length === 0 ? SMALL : 0;
      if (node !== undefined) nodes.set(node, { x, y: top, width: widths.Pod + frame * 2, height: y - top });
      y += ROW;
    }
    return y;
  };

  for (const kinds of present) {
    const hasPods = kinds.includes('Pod');
    // Below the frames, cards stand under the Pods.
    const inset = hasPods ? frame : 0;
    let y = hasPods ? placePods(TOP) : TOP;
    const others = kinds.filter((kind) => kind !== 'Pod');
    for (const card of inOrder(scene.cards, others, scene.links)) {
      boxes.set(card.id, { x: x + inset, y, width: widths[card.kind], height: HEIGHT });
      y += HEIGHT + ROW * 2;
    }
    bottom = Math.max(bottom, y);
    x += Math.max(...kinds.map((kind) => widths[kind])) + inset * 2 + gap;
  }
  boxes.set(PLACES.outside, { x: margin, y: 10, width: 110, height: 36 });
  boxes.set(PLACES.dns, { x: margin + 150, y: 10, width: 110, height: 36 });
  return { width: x - gap + margin, height: bottom + margin, boxes, nodes };
}
