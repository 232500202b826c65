import { createHash } from 'node:crypto';
import type { Engines } from '../../engines.ts';
import type { Result } from '../../schema/index.ts';
import type { ServerDocument } from '../../server/index.ts';
import type { Answers } from './answers.ts';

function keyOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64');
}

/** Engines that ask the others only what nobody has asked them before: a question is known by its whole content. */
export function rememberingEngines({ schemas, server }: Engines, answers: Answers): Engines {
  async function remember<Said>(key: string, ask: () => Promise<Said>): Promise<Said> {
    const known = answers.get(key) as Said | undefined;
    if (known !== undefined) return known;
    const said = await ask();
    answers.set(key, said);
    return said;
  }
  return {
    schemas: schemas.map((engine) => ({
      ...engine,
      validate: (document) =>
        remember<readonly Result[]>(keyOf('schema', engine.kubernetes, document), () =>
          engine.validate(document),
        ),
    })),
    ...(server && {
      server: {
        ...server,
        judge: (text, filename) =>
          remember<readonly ServerDocument[]>(keyOf('server', server.kubernetes, filename, text), () =>
            server.judge(text, filename),
          ),
      },
    }),
  };
}
