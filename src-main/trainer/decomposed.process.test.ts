import { addressOf } from '@shared/metric';
import { gradientNorm } from '@shared/metrics/step/gradientNorm';
import { findPreset } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../tensorflow';
import type { TrainingSession } from './session';
import { largestEntry, relativeDistance } from './testing/numbers';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions } from './testing/tinySession';

const steps = 100;
const tolerance = 1e-4;
const outputs = [
  'losses',
  'step',
  ...['projector', 'predictor'].flatMap((tap) => [`measures/${tap}`, `spectrum/${tap}`]),
];

function gradientNormOf(session: TrainingSession, step: number): Float32Array {
  const points = session.compiled.read(session.step(step, outputs), step);
  return Float32Array.of(points.find(({ name }) => name === addressOf(gradientNorm))!.value);
}

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
        const wanted = gradientNormOf(whole, step);
        return relativeDistance(wanted, gradientNormOf(reduced, step));
      });
      expect(largestEntry(Float32Array.from(change))).toBeGreaterThan(tolerance);
    }
  });
});
