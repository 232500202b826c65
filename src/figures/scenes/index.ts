import type { FigureDefinition } from '../kit/index.ts';
import { labelAdoption } from './label-adoption.ts';
import { manifestPath } from './manifest-path.ts';
import { nodeLossTimeline } from './node-loss-timeline.ts';
import { ownership } from './ownership.ts';
import { portForwardTunnel } from './port-forward-tunnel.ts';
import { selectorVenn } from './selector-venn.ts';

/** Every figure of the book in the order of its chapters. */
export const figures: readonly FigureDefinition[] = [
  manifestPath,
  ownership,
  nodeLossTimeline,
  labelAdoption,
  selectorVenn,
  portForwardTunnel,
];
