import { gradientReach } from '@shared/graph';
import { presets } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { trainOutputs } from '../compiler';
import { loadBackend } from '../tensorflow';
import type { TrainingSession } from './session';
import { relativeDistance } from './testing/numbers';
import { tinyDocument } from './testing/smallDocument';
import { TinySessions } from './testing/tinySession';

const steps = 20;

/** Outputs with the gradient of every weight that the objective reaches. */
function gradientOutputs(session: TrainingSession): string[] {
  const { modules } = gradientReach(session.document, session.objective.node);
  const names = [...session.shapes().keys()];
  return names
    .filter((name) => modules.has(name.slice(0, name.indexOf('/'))) && names.includes(`${name}/momentum`))
    .map(trainOutputs.gradient);
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
      expect(replayed.execution).toBe('replay');
      expect(eager.execution).toBe('eager');
      const outputs = [trainOutputs.losses, ...gradientOutputs(replayed)];
      for (let step = 0; step < steps; step += 1) {
        const before = eager.executor.read();
        replayed.executor.write(before);
        const expected = eager.step(step, outputs);
        const found = replayed.step(step, outputs);
        for (const name of outputs)
          expect(relativeDistance(expected[name]!, found[name]!), `${name} at step ${step}`).toBeLessThan(
            1e-4,
          );
      }
      const found = replayed.executor.read();
      // The mean of a normalised vector is zero, so some running means are rounding alone.
      for (const [name, values] of eager.executor.read())
        expect(relativeDistance(values, found.get(name)!, 1e-2), name).toBeLessThan(1e-4);
    },
  );
});
