import { presets } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gradientOutput, lossOutput } from '../compiler';
import { loadBackend, type OutputMap } from '../tensorflow';
import type { TrainingSession } from './session';
import { direction, largestEntry, relativeDistance } from './testing/numbers';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions, trainedVariables } from './testing/tinySession';

const steps = 20;
/** Each step begins with the same weights on both sides, so that every second one says as much about all. */
const everySecond = 2;
const tolerance = 1e-4;

/** The largest relative distance of any output; where the network does not depend on a weight, its gradient is rounding. */
function distance(expected: OutputMap, found: OutputMap): number {
  const entries = Object.entries(expected);
  const largest = Math.max(...entries.map(([, values]) => largestEntry(values)));
  return Math.max(...entries.map(([name, values]) => relativeDistance(values, found[name]!, 1e-2 * largest)));
}

/** What the rounding of a product, 2^-24, grows to in sums of a few and of thousands of terms that a norm then divides. */
const roundings = [1e-6, 1e-5, 1e-4];
const nudges = 8;

/**
 * Whether the eager step itself moves by half of `apart` when every weight changes by about its rounding: where a ReLU's
 * input is within rounding of zero, two correct computations of the same step may be as far apart.
 */
function isRounding(
  session: TrainingSession,
  step: number,
  outputs: readonly string[],
  apart: number,
): boolean {
  const start = session.executor.read();
  const expected = session.look(step, outputs);
  const moves = (rounding: number, seed: number) => {
    const nudged = [...start].map(([name, values]) => {
      const noise = direction(values.length, seed);
      return [name, values.map((value, index) => value * (1 + rounding * noise[index]!))] as const;
    });
    session.executor.write(new Map(nudged));
    return 2 * distance(expected, session.look(step, outputs)) > apart;
  };
  const found = roundings.some((rounding) =>
    Array.from({ length: nudges }, (_, seed) => seed).some((seed) => moves(rounding, seed)),
  );
  session.executor.write(start);
  return found;
}

describe('the replayed step', () => {
  let sessions: TinySessions;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
  });
  afterEach(() => sessions.close());

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    'has the losses and gradients of the eager one: %s',
    (_id, preset) => {
      const document = tinyDocument(preset.build('small'));
      const replayed = sessions.open(document);
      const eager = sessions.open({ ...document, training: { ...document.training, execution: 'eager' } });
      expect(replayed.executor.kind).toBe('replay');
      expect(eager.executor.kind).toBe('eager');
      const outputs = [lossOutput, ...trainedVariables(replayed).map(gradientOutput)];
      let close = 0;
      for (let step = 0; step < steps; step += everySecond) {
        const start = eager.executor.read();
        replayed.executor.write(start);
        const found = replayed.step(step, outputs);
        const apart = distance(eager.step(step, outputs), found);
        const after = eager.executor.read();
        if (apart >= tolerance) {
          eager.executor.write(start);
          expect(isRounding(eager, step, outputs, apart), `${apart} apart at step ${step}`).toBe(true);
          eager.executor.write(after);
          continue;
        }
        close += 1;
        const reached = replayed.executor.read();
        // The mean of a normalised vector is zero, so some running means are rounding alone.
        for (const [name, values] of after)
          expect(
            relativeDistance(values, reached.get(name)!, 1e-2),
            `${name} after step ${step}`,
          ).toBeLessThan(tolerance);
      }
      // A step that is recorded wrong is wrong most times.
      expect(close).toBeGreaterThan(steps / everySecond / 2);
    },
  );
});
