import { createJudge } from '../../playground/judge.ts';
import type { NumberedAsk } from '../../playground/protocol.ts';

const scope = self as unknown as { postMessage(message: unknown): void } & EventTarget;
const judge = createJudge((message) => scope.postMessage(message));

scope.addEventListener('message', (event) => {
  void judge.handle((event as MessageEvent<NumberedAsk>).data);
});
