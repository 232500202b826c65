import { descriptions, loadDefinitions } from 'kubeconform-wasm';
import { createEngines, serverMinor } from 'kubernetes-guide-verify/engines';
import { verifyManifest } from 'kubernetes-guide-verify/manifest';
import { completionsAt, fieldUnder } from './complete.ts';
import { MOST_SHOWN } from './marks.ts';
import type { AnswerTo, Ask, NumberedAsk, Said, Wanted } from './protocol.ts';
import { descriptionOf, typeNameOf, valuesOf } from './schema.ts';

type Engines = ReturnType<typeof createEngines>;

/** Answers the page's questions from engines that it starts as they are needed. */
export function createJudge(post: (message: Said) => void) {
  const made = new Map<string, Engines>();
  const enginesOf = (version: string): Engines => {
    const known =
      made.get(version) ??
      createEngines([version], { onProgress: (loaded, total) => post({ type: 'progress', loaded, total }) });
    made.set(version, known);
    return known;
  };
  const wantedOf = ({ version, schemas, server }: Wanted): Engines => {
    const all = enginesOf(version);
    return {
      schemas: schemas ? all.schemas : [],
      ...(server && all.server ? { server: all.server } : {}),
    };
  };

  const answer = async (ask: Ask): Promise<AnswerTo[Ask['type']]> => {
    switch (ask.type) {
      case 'check': {
        const { file, others, wanted } = ask;
        const found = await verifyManifest(file.text, {
          file: file.name,
          engines: wantedOf(wanted),
          others: new Map(others.map(({ name, text }) => [name, text])),
        });
        return { diagnostics: found.slice(0, MOST_SHOWN), total: found.length };
      }
      case 'load': {
        const { schemas, server } = wantedOf(ask.wanted);
        await Promise.all([
          ...schemas.flatMap((engine) => [engine.validate('a: 1'), engine.definitions()]),
          server?.judge('', 'file.yaml'),
        ]);
        return undefined;
      }
      case 'complete':
        return completionsAt(await loadDefinitions(ask.version), ask.text, ask.offset);
      case 'hover': {
        const field = fieldUnder(await loadDefinitions(ask.version), ask.text, ask.offset);
        if (!field) return undefined;
        const { from, to, name } = field;
        const text = descriptionOf(await descriptions(ask.version), field) ?? '';
        return { from, to, name, type: typeNameOf(field), values: valuesOf(field), text };
      }
      case 'describe':
        return descriptionOf(await descriptions(ask.version), ask.about);
      case 'judge': {
        const said = (await enginesOf(serverMinor).server?.judge(ask.file.text, ask.file.name)) ?? [];
        const words = said.flatMap(({ warnings, message }) => [
          ...warnings.map((text) => `Warning: ${text}`),
          ...(message === '' ? [] : [message.trimEnd()]),
        ]);
        const accepted = said.length > 0 && said.every(({ verdict }) => verdict !== 'reject');
        return {
          accepted,
          words: said.length === 0 ? 'error: no objects passed to apply' : words.join('\n'),
        };
      }
    }
  };

  return {
    /** Answers one question. Never rejects. */
    async handle({ id, ...ask }: NumberedAsk): Promise<void> {
      try {
        post({ type: 'answer', id, value: await answer(ask as Ask) });
      } catch (error) {
        post({ type: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
