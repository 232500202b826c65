import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import type { Verdict } from './judge.ts';
import { explanationModule, verdictModule } from './module.ts';
import { createJudgeThread, type Questions } from './thread.ts';
import { watch } from './watch.ts';

export interface VerifyIntegrationOptions {
  /** Kubernetes minor versions, oldest first. */
  readonly versions: readonly string[];
  /** Addresses below the base that exist without being pages, e.g. `manifests.zip`. */
  readonly routes: readonly string[];
}

/**
 * Astro integration: every build and every save checks all manifests and pages. A build with an error fails once,
 * after everything was printed; in development errors lie over the page.
 */
export function verify({ versions, routes }: VerifyIntegrationOptions): AstroIntegration {
  let root = '';
  // A build starts a server too, to read the content.
  let watching = false;
  let ask: ReturnType<typeof createJudgeThread>;
  let latest: Promise<Verdict> | undefined;
  let explained: Promise<Questions['explain']> | undefined;
  const renew = () => {
    latest = ask('judge');
    return latest;
  };
  const current = () => latest ?? renew();
  const explain = () => {
    explained ??= ask('explain');
    return explained;
  };

  return {
    name: 'guide-verify',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        watching = command === 'dev';
        root = fileURLToPath(config.root);
        ask = createJudgeThread({
          root,
          versions,
          base: config.base,
          origin: config.site,
          routes: new Set(routes),
        });
        // Judges while Astro reads the content.
        if (command === 'build') {
          renew();
          explain();
        }
        updateConfig({ vite: { plugins: [verdictModule(versions, current), explanationModule(explain)] } });
      },
      'astro:build:start': async ({ logger }) => {
        const { errors, text } = await current();
        process.stdout.write(`\n${process.stdout.isTTY ? text.coloured : text.plain}\n`);
        if (errors.length === 0) return;
        logger.error('위의 오류를 고친 다음 다시 빌드하세요.');
        const failure = new AstroError(`확인에서 오류 ${errors.length}개를 찾았습니다.`);
        // Where this program threw helps no author.
        failure.stack = '';
        throw failure;
      },
      'astro:server:setup': ({ server, logger }) => {
        if (watching) watch({ server, root, logger, renew, current });
      },
    },
  };
}
