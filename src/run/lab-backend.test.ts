import { readdirSync, readFileSync } from 'node:fs';
import { parsePage } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { chapterData } from './data.ts';
import { createHost } from './host.ts';
import { labBackend } from './lab-backend.ts';
import type { Message, Request } from './protocol.ts';

const files = Object.fromEntries(
  readdirSync('manifests', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(`manifests/${name}`, 'utf8')]),
);
const FENCE = '```';

/** A chapter on the lab, as a page's worker runs it. */
async function opened(blocks: string, setup: string) {
  const messages: Message[] = [];
  const host = createHost(labBackend({ now: () => performance.now(), seed: 7 }), (each) =>
    messages.push(each),
  );
  let id = 0;
  const ask = async (request: Request): Promise<unknown> => {
    id += 1;
    const mine = id;
    await host.handle({ ...request, id: mine });
    const reply = messages.find((each) => 'id' in each && each.id === mine);
    if (reply?.type === 'refusal') throw new Error(reply.message);
    return reply?.type === 'answer' ? reply.value : undefined;
  };
  const page = parsePage(`---\nchapter: CH-01\nsetup: ${setup}\n---\n${blocks}`, { file: 'content/a.mdx' });
  await ask({ type: 'open', chapter: chapterData(page)!, files, site: 'https://guide.example/base/' });
  return { ask, messages, close: host.close };
}
const block = (meta: string, ...lines: string[]) =>
  `${FENCE}console ${meta}\n${lines.join('\n')}\n${FENCE}\n`;
const HELLO = `{ namespace: svc-lab, apply: [hello.yaml, hello-svc.yaml, client.yaml], wait: ["--for=condition=Available deployment/hello deployment/client --timeout=60s"] }`;

test('a prepared chapter: steps, own values, the picture, completion, files of this site', async () => {
  const text = block(
    'until=10s',
    '$ kubectl exec deploy/client -- curl -s http://hello/hostname; echo',
    'hello-5459649dcf-4wt28',
  );
  const { ask, messages, close } = await opened(text, HELLO);
  expect(await ask({ type: 'step', step: 0 })).toMatchObject({ state: 'same', values: [{}, {}] });
  await expect
    .poll(() => messages.some((each) => each.type === 'scene' && each.scene.cards.length > 4))
    .toBe(true);
  const flows = messages.flatMap((each) => (each.type === 'flow' ? [each.flow] : []));
  expect(flows.map(({ outcome }) => outcome)).toContain('answered');
  expect(flows.some(({ path }) => path.length === 3)).toBe(true);
  const typed = 'kubectl describe service he';
  expect(await ask({ type: 'complete', term: 1, line: typed, cursor: typed.length })).toEqual({
    from: 25,
    words: ['hello'],
  });
  expect(await ask({ type: 'unfinished', line: "cat <<'END'" })).toBe(true);
  const line = 'kubectl delete -f https://guide.example/base/manifests/hello-svc.yaml';
  expect(await ask({ type: 'line', term: 1, line })).toEqual({ exit: 0 });
  await close();
}, 60_000);
