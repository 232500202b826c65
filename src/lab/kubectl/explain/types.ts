import type { ExplainTypes } from './source.ts';

/**
 * The types of the fields of the API of Kubernetes 1.37, loaded when they are asked for. The generator of the golden
 * outputs writes them from the definitions that a server is built with.
 */
export async function explainTypes(): Promise<ExplainTypes> {
  const { default: types } = await import('./types.json', { with: { type: 'json' } });
  return types as unknown as ExplainTypes;
}
