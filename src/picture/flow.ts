import type { Traffic } from '../lab/cluster/network/traffic.ts';
import { PLACES } from './layout.ts';
import type { Card, Scene } from './scene.ts';

/** A request on its way through the picture. */
export interface Flow {
  /** Ids of the places that it passes: cards, or one of `PLACES`. */
  readonly path: readonly string[];
  /** `answered` comes back the same way; the others end at the last place. */
  readonly outcome: 'answered' | 'refused' | 'silent';
  /** What happened, in one sentence for the reader. */
  readonly text: string;
}

const WHY: Readonly<Record<string, string>> = {
  'no-endpoints': '서비스에 준비된 엔드포인트가 하나도 없어서 거절되었습니다',
  'no-local-endpoint': '이 노드에는 준비된 엔드포인트가 없어서 버려졌습니다',
  'nobody-listens': '그 포트에서 듣는 프로그램이 없어서 거절되었습니다',
  'no-rule': '그 주소와 포트를 약속한 서비스가 없어서 대답이 없습니다',
  'no-route': '거기까지 가는 길이 없어서 대답이 없습니다',
};

const podAt = (scene: Scene, address: string): Card | undefined =>
  scene.cards.find((card) => card.kind === 'Pod' && card.address === address && card.state !== 'leaving') ??
  scene.cards.find((card) => card.kind === 'Pod' && card.address === address);

function serviceNamed(scene: Scene, via: string | undefined): Card | undefined {
  const [namespace, name] = via?.split('/') ?? [];
  return scene.cards.find(
    (card) => card.kind === 'Service' && card.name === name && card.namespace === namespace,
  );
}

/** Korean particle 이/가 is avoided: names end in anything. */
const whoOf = (
  scene: Scene,
  { kind, address }: Traffic['from'],
): { id: string; name: string } | undefined => {
  if (kind !== 'pod') return { id: PLACES.outside, name: kind === 'node' ? '노드' : '내 컴퓨터' };
  const pod = podAt(scene, address);
  return pod && { id: pod.id, name: pod.name };
};

/**
 * Tells a request's way through the picture; undefined when it touches nothing that is shown, such as the traffic of
 * the cluster's own Pods.
 */
export function flowOf(traffic: Traffic, scene: Scene): Flow | undefined {
  const who = whoOf(scene, traffic.from);
  if (!who) return undefined;
  if (traffic.kind === 'name') {
    const { query, reply } = traffic;
    const path = [who.id, PLACES.dns];
    if (reply === undefined)
      return {
        path,
        outcome: 'silent',
        text: `${who.name}: DNS에 ${query.name}을(를) 물었지만 대답이 없습니다.`,
      };
    if (reply === 'refused')
      return {
        path,
        outcome: 'refused',
        text: `${who.name}: DNS에 ${query.name}을(를) 물었지만 거절되었습니다.`,
      };
    const found = reply.answers.map(({ data }) => data);
    const text =
      found.length > 0
        ? `${who.name}: DNS가 ${query.name}의 주소는 ${found.join(', ')}(이)라고 답했습니다.`
        : `${who.name}: DNS가 ${query.name}(이)라는 이름은 없다고 답했습니다.`;
    return { path, outcome: 'answered', text };
  }
  const { address, port, result } = traffic;
  const service = serviceNamed(scene, result.via);
  const pod = result.to && podAt(scene, result.to.address);
  const path = [who.id, ...(service ? [service.id] : []), ...(pod ? [pod.id] : [])];
  const asked = `${who.name}: ${address}:${port}`;
  const through = service ? ` → 서비스 ${service.name}` : '';
  if (result.outcome === 'taken') {
    const end = pod
      ? `파드 ${pod.name}(${result.to.address}:${result.to.port})`
      : `${result.to.address}:${result.to.port}`;
    return { path, outcome: 'answered', text: `${asked}${through} → ${end}에 닿았습니다.` };
  }
  const at = pod ? ` → 파드 ${pod.name}` : '';
  return { path, outcome: result.outcome, text: `${asked}${through}${at}: ${WHY[result.why]}.` };
}
