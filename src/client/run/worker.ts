import { createHost } from '../../run/host.ts';
import type { Numbered } from '../../run/protocol.ts';
import { backend } from './backend.ts';

const scope = self as unknown as { postMessage(message: unknown): void } & EventTarget;
const host = createHost(backend, (message) => scope.postMessage(message));

scope.addEventListener('message', (event) => {
  void host.handle((event as MessageEvent<Numbered>).data);
});
