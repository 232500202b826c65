import { setCacheNameDetails } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { ACTIVATE, CACHE_PREFIX, type Progress } from './protocol.ts';

/** What the worker needs of its global scope; the libraries of DOM and workers cannot be loaded together. */
interface WorkerScope {
  readonly clients: {
    matchAll(options: {
      includeUncontrolled: boolean;
    }): Promise<readonly { postMessage(message: Progress): void }[]>;
  };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
}

declare const self: WorkerScope;
/** Every file to keep, filled in by the build. */
declare const FILES: readonly PrecacheEntry[];

setCacheNameDetails({ prefix: CACHE_PREFIX });

let done = 0;
async function report(): Promise<void> {
  done += 1;
  const progress: Progress = { done, total: FILES.length };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true }))
    client.postMessage(progress);
}
addPlugins([
  {
    async handlerDidComplete({ event }) {
      if (event.type === 'install') await report();
    },
  },
]);

// The search asks for its index with the time, so that no cache keeps it.
precacheAndRoute([...FILES], { ignoreURLParametersMatching: [/^ts$/] });
cleanupOutdatedCaches();

// What is not kept comes from the network; without one, the page about missing pages helps on.
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request, url }) => {
    try {
      return await fetch(request);
    } catch {
      if (await matchPrecache(`${url.pathname}/index.html`)) return Response.redirect(`${url.pathname}/`);
      return (await matchPrecache('404.html')) ?? Response.error();
    }
  },
);

self.addEventListener('message', ({ data }) => {
  if (data === ACTIVATE) self.skipWaiting();
});
