import type { Tone } from '@shared/metric';
import type { ColourToken } from './colourToken';

/** The colour of what a metric says, on screens. */
export const toneTokens: Readonly<Record<Tone, ColourToken>> = {
  centre: '--m-o',
  residual: '--m-r',
  embedding: '--kind-embedding',
  loss: '--kind-loss',
  accuracy: '--kind-images',
  weights: '--kind-weights',
  plain: '--kind-indices',
};
