import { relative, sep } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Verdict } from './judge.ts';
import { overlayOf } from './overlay.ts';

const WATCHED = /^(?:manifests|content)\//;
/** Editors write a file in several steps. */
const SETTLED = 60;

/** What a server in development needs to keep its verdict fresh. */
export interface Watch {
  readonly server: ViteDevServer;
  readonly root: string;
  readonly logger: AstroIntegrationLogger;
  /** Judges anew, and makes the result the current one. */
  readonly renew: () => Promise<Verdict>;
  /** The current verdict. */
  readonly current: () => Promise<Verdict>;
}

/** Prints every verdict, lays errors over the page, and reloads the pages that show a saved manifest. */
export function watch({ server, root, logger, renew, current }: Watch): void {
  let timer: NodeJS.Timeout | undefined;

  const tell = async (verdict: Promise<Verdict>): Promise<Verdict | undefined> => {
    try {
      const { report, errors, text: texts } = await verdict;
      const text = (process.stdout.isTTY ? texts.coloured : texts.plain).trimEnd();
      if (errors.length > 0) logger.error(`\n${text}`);
      else if (report.diagnostics.length > 0) logger.warn(`\n${text}`);
      else logger.info(text);
      return await verdict;
    } catch (error) {
      logger.error(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };

  const refresh = async (): Promise<void> => {
    const verdict = await tell(renew());
    for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
    server.ws.send({ type: 'full-reload' });
    if (verdict && verdict.errors.length > 0) server.ws.send(overlayOf(verdict.errors));
  };

  server.watcher.add([`${root}/manifests`, `${root}/content`]);
  server.watcher.on('all', (event, path) => {
    const file = relative(root, path).split(sep).join('/');
    if (!WATCHED.test(file) || event === 'addDir') return;
    clearTimeout(timer);
    timer = setTimeout(refresh, SETTLED);
  });
  // A page that opens or reloads later has to learn of the errors too.
  server.ws.on('connection', async () => {
    const { errors } = await current();
    if (errors.length > 0) server.ws.send(overlayOf(errors));
  });
  tell(current());
}
