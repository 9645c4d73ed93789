import { LabError } from '../errors';
import { alternatingGradients } from './alternatingGradients';
import { byol } from './byol';
import { centreGradient, residualGradient } from './centreResidual';
import { decorrelationRecovery } from './decorrelationRecovery';
import type { Preset } from './definition';
import { directPred } from './directPred';
import { simsiamCentreOnly, simsiamDecomposed, simsiamNone, simsiamResidualOnly } from './extraGradient';
import { infonce, infonceCentreOnly, infonceResidualOnly } from './infonce';
import { inversePredictor } from './inversePredictor';
import { manyAugmentations } from './manyAugmentations';
import { mirrorSimsiam } from './mirrorSimsiam';
import { movingAverageTarget } from './movingAverageTarget';
import { naiveSiamese } from './naiveSiamese';
import { barlowTwins, vicreg } from './redundancyReduction';
import { simclr } from './simclr';
import { predictorSingleBias, predictorSingleFc } from './simplePredictor';
import { simsiam, simsiamNoPredictor, simsiamNoStopGradient } from './simsiam';
import { symmetricPredictor } from './symmetricPredictor';
import { triplet, tripletCentreOnly, tripletResidualOnly } from './triplet';

export { type Preset, type PresetSection, presetSections } from './definition';
export { type Overrides, withOverrides } from './overrides';
export { type PresetSize, presetSizes } from './wiring';

/** The gallery, in its order: section by section. */
export const presets: readonly Preset[] = [
  simsiam,
  naiveSiamese,
  simsiamNoStopGradient,
  simsiamNoPredictor,
  mirrorSimsiam,
  symmetricPredictor,
  inversePredictor,
  manyAugmentations,
  movingAverageTarget,
  centreGradient,
  residualGradient,
  alternatingGradients,
  triplet,
  tripletCentreOnly,
  tripletResidualOnly,
  simsiamDecomposed,
  simsiamCentreOnly,
  simsiamResidualOnly,
  simsiamNone,
  decorrelationRecovery,
  predictorSingleFc,
  predictorSingleBias,
  directPred,
  infonce,
  infonceCentreOnly,
  infonceResidualOnly,
  byol,
  simclr,
  vicreg,
  barlowTwins,
];

/** @throws LabError `not-found` that lists the presets. */
export function findPreset(id: string): Preset {
  const found = presets.find((preset) => preset.id === id);
  if (found !== undefined) return found;
  const known = presets.map((preset) => preset.id).join(', ');
  throw new LabError('not-found', `There is no preset "${id}". There are: ${known}.`);
}
