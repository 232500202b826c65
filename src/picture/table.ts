import { nameOf } from './change.ts';
import type { Card, Link, Scene } from './scene.ts';

/** One row of the picture's text twin. */
export interface Row {
  readonly name: string;
  readonly state: string;
  /** What it leads to and what leads to it, in words. */
  readonly relations: string;
}

const STATE: Readonly<Record<Card['state'], string>> = {
  good: '정상',
  waiting: '기다리는 중',
  bad: '문제 있음',
  leaving: '삭제되는 중',
};
const VERB: Readonly<Record<Link['kind'], string>> = {
  owns: '만들고 지킴',
  selects: '고름',
  endpoint: '보냄',
};

/** The picture as a table, for who reads it by ear. */
export function rowsOf({ cards, links }: Scene): Row[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return cards.map((card) => {
    const relations = links
      .filter(({ from }) => from === card.id)
      .flatMap(({ to, kind, ready }) => {
        const other = byId.get(to);
        return other ? [`${VERB[kind]}: ${nameOf(other)}${ready ? '' : ' (준비 안 됨)'}`] : [];
      });
    return {
      name: nameOf(card),
      state: `${STATE[card.state]} · ${card.facts.join(' · ')}${card.node ? ` · ${card.node}` : ''}`,
      relations: relations.join(', '),
    };
  });
}
