import { findPreset } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { trainOutputs } from '../compiler';
import { loadBackend } from '../tensorflow';
import { largestEntry, relativeDistance } from './testing/numbers';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions } from './testing/tinySession';

const steps = 100;
const tolerance = 1e-4;
const outputs = [
  trainOutputs.losses,
  trainOutputs.gradientNorm,
  ...['projector', 'predictor'].flatMap((tap) => [trainOutputs.measures(tap), trainOutputs.spectrum(tap)]),
];

describe('the decomposed gradient of SimSiam', () => {
  let sessions: TinySessions;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
  });
  afterEach(() => sessions.close());

  const open = (id: string) =>
    sessions.open(tinyDocument(findPreset(id).build('small'), { maxSteps: steps, epochs: 100 }));

  it(`trains as SimSiam does, in every measure of ${steps} steps`, () => {
    const [whole, decomposed] = [open('simsiam'), open('simsiam-decomposed')];
    for (let step = 0; step < steps; step += 1) {
      const [wanted, found] = [whole.step(step, outputs), decomposed.step(step, outputs)];
      for (const name of outputs)
        expect(relativeDistance(wanted[name]!, found[name]!), `${name} at step ${step}`).toBeLessThan(
          tolerance,
        );
    }
  });

  it('trains otherwise as soon as a part of the extra gradient is dropped', () => {
    const whole = open('simsiam');
    for (const id of ['simsiam-centre-only', 'simsiam-residual-only', 'simsiam-none']) {
      const reduced = open(id);
      const change = [0, 1, 2].map((step) => {
        const wanted = whole.step(step, outputs)[trainOutputs.gradientNorm]!;
        return relativeDistance(wanted, reduced.step(step, outputs)[trainOutputs.gradientNorm]!);
      });
      expect(largestEntry(Float32Array.from(change))).toBeGreaterThan(tolerance);
    }
  });
});
