import type { StepResult } from '../../run/result.ts';

/** What the reader may do about a result. */
export interface ResultActions {
  /** Runs the steps before, too. Undefined when all have run. */
  readonly catchUp?: (() => void) | undefined;
  /** Why the lab is known to answer otherwise than the page. */
  readonly differs?: string | undefined;
}

const NEEDS: Readonly<Record<string, string>> = {
  minikube: '이 명령은 내 컴퓨터의 minikube에서만 같은 결과를 냅니다. minikube를 켠 뒤 복사해서 실행하세요.',
  internet: '이 명령은 인터넷에 연결합니다. 여기에는 인터넷이 없으니 내 터미널에서 실행하세요.',
  tty: '이 명령은 키보드 입력을 기다립니다. 아래 터미널에 붙여 넣고 직접 입력해 보세요.',
};

/** Why a step cannot be run here, and how to run it at home. */
export function needText(need: string): string {
  const nodes = /^nodes=(\d+)$/.exec(need)?.[1];
  if (nodes)
    return `노드가 ${nodes}개 필요합니다. minikube start --nodes=${nodes}(으)로 만든 클러스터에서 실행하세요.`;
  return NEEDS[need] ?? `여기에는 ${need} 환경이 없습니다. 내 터미널에서 실행하세요.`;
}

function node<T extends keyof HTMLElementTagNameMap>(
  name: T,
  text: string,
  className = '',
): HTMLElementTagNameMap[T] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

function valuesOf({ values }: StepResult): HTMLElement[] {
  if (values.length === 0) return [];
  const details = document.createElement('details');
  details.append(node('summary', `내 클러스터가 지어낸 값 ${values.length}개`));
  const list = document.createElement('dl');
  for (const { page, own } of values) {
    list.append(node('dt', page), node('dd', own));
  }
  details.append(node('p', '책에 있는 값과 내 값입니다. 파드의 이름이나 IP는 클러스터마다 다릅니다.'), list);
  return [details];
}

function difference({ missing, added, exit }: StepResult): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (exit) parts.push(node('p', `끝 코드가 ${exit.actual}입니다. 책에서는 ${exit.expected}입니다.`));
  if (missing.length + added.length === 0) return parts;
  const block = document.createElement('pre');
  block.className = 'lab-diff';
  for (const line of missing) block.append(node('del', `- ${line}\n`));
  for (const line of added) block.append(node('ins', `+ ${line}\n`));
  parts.push(node('p', '빼기(-)는 책의 줄, 더하기(+)는 지금 나온 줄입니다.'), block);
  return parts;
}

const headline = (result: StepResult): string => {
  if (result.state === 'needs') return needText(result.need ?? '');
  if (result.state === 'timeout') return '너무 오래 걸려서 끝냈습니다.';
  if (result.state === 'different') return '책과 다른 결과가 나왔습니다.';
  return result.running ? '책과 같습니다. 명령은 계속 실행 중입니다.' : '책과 같습니다.';
};

/** Shows below a step what came of it. */
export function showResult(
  place: HTMLElement,
  result: StepResult,
  { catchUp, differs }: ResultActions,
): void {
  place.className = 'console-result';
  place.dataset['state'] = result.state;
  place.replaceChildren(node('p', headline(result), 'console-verdict'));
  const known = result.state === 'different' && differs !== undefined;
  place.toggleAttribute('data-known', known);
  if (known) place.append(node('p', `여기서만 다른 곳입니다. ${differs}`));
  if (result.state === 'different') {
    place.append(...difference(result));
    if (catchUp) {
      const button = node('button', '여기까지 차례로 실행', 'tool');
      button.type = 'button';
      button.addEventListener('click', catchUp);
      place.append(node('p', '앞의 명령을 건너뛰어서 다를 수 있습니다.'), button);
    }
  }
  place.append(...valuesOf(result));
}
