import type { Card, Scene } from './scene.ts';

const KOREAN: Readonly<Record<Card['kind'], string>> = {
  Service: '서비스',
  EndpointSlice: '엔드포인트슬라이스',
  Pod: '파드',
  ReplicaSet: '레플리카셋',
  Deployment: '디플로이먼트',
};

/** What an object is called in a sentence: `파드 web-abc`. */
export const nameOf = ({ kind, name }: Pick<Card, 'kind' | 'name'>): string => `${KOREAN[kind]} ${name}`;

const says = ({ facts, state }: Card): string => (state === 'leaving' ? '삭제되는 중' : facts.join(' · '));

/** What changed between two moments, a sentence each, in the order of the picture. */
export function changesBetween(before: Scene, after: Scene): string[] {
  const old = new Map(before.cards.map((card) => [card.id, card]));
  const now = new Set(after.cards.map(({ id }) => id));
  const changed = after.cards.flatMap((card) => {
    const earlier = old.get(card.id);
    if (!earlier) return [`${nameOf(card)}: 생겼습니다 (${says(card)})`];
    return says(earlier) === says(card) ? [] : [`${nameOf(card)}: ${says(card)}`];
  });
  const gone = before.cards.filter(({ id }) => !now.has(id)).map((card) => `${nameOf(card)}: 사라졌습니다`);
  return [...changed, ...gone];
}
