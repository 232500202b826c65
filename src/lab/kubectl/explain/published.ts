import type { ExplainSource } from './source.ts';
import { explainTypes } from './types.ts';

/** What `kubectl explain` reads of Kubernetes 1.37; loaded only when somebody asks. */
export const publishedFields: ExplainSource = {
  types: explainTypes,
  texts: async () => (await import('kubeconform-wasm')).descriptions('1.37'),
};
