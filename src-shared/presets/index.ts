import { LabError } from '../errors';
import type { Preset } from './definition';
import { mirrorSimsiam } from './mirrorSimsiam';
import { naiveSiamese } from './naiveSiamese';
import { simsiam, simsiamNoPredictor, simsiamNoStopGradient } from './simsiam';
import { symmetricPredictor } from './symmetricPredictor';

export type { Preset, PresetSize } from './definition';
export { jsonOrText, type Overrides, withOverrides } from './overrides';

/** The gallery, in its order. */
export const presets: readonly Preset[] = [
  simsiam,
  naiveSiamese,
  simsiamNoStopGradient,
  simsiamNoPredictor,
  mirrorSimsiam,
  symmetricPredictor,
];

/** @throws LabError `not-found` that lists the presets. */
export function findPreset(id: string): Preset {
  const found = presets.find((preset) => preset.id === id);
  if (found !== undefined) return found;
  const known = presets.map((preset) => preset.id).join(', ');
  throw new LabError('not-found', `There is no preset "${id}". There are: ${known}.`);
}
