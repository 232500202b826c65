import type { Page } from 'playwright-core';

interface Answer {
  readonly id: number;
  readonly result?: { readonly usedSize?: number };
}

/**
 * How many bytes the heap of a page's worker holds after its garbage is collected. To be asked for before the worker
 * starts; the result is called when it runs.
 */
export async function workerHeap(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  let worker: string | undefined;
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') worker = sessionId;
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const ask = async (method: string): Promise<Answer> => {
    if (worker === undefined) throw new Error('실행 환경이 아직 없습니다.');
    last += 1;
    const id = last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', {
      sessionId: worker,
      message: JSON.stringify({ id, method }),
    });
    return await answered;
  };
  return async () => {
    await ask('HeapProfiler.collectGarbage');
    const { result } = await ask('Runtime.getHeapUsage');
    if (result?.usedSize === undefined) throw new Error('메모리를 재지 못했습니다.');
    return result.usedSize;
  };
}
