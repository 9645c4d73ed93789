import { findPreset, withOverrides } from '@shared/presets';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '../tensorflow';
import { TinySessions } from './testing/tinySession';

/** Layers large enough to be computed in shards, by as many threads as there are. */
const sharded = withOverrides(findPreset('simsiam').build('small'), {
  set: [
    'encoder.widths=[32,64,128,256]',
    'projector.layers=3',
    'projector.hidden=256',
    'projector.out=256',
    'training.batch=256',
  ],
  training: {},
});
const steps = 15;

describe.each(['float32', 'bfloat16'] as const)('a network of many shards, in %s', (precision) => {
  let sessions: TinySessions;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend(), { train: 512 });
  });
  afterEach(() => sessions.close());

  it('trains to the same bits each time', () => {
    const [first, second] = [0, 1].map(() => {
      const session = sessions.open({ ...sharded, training: { ...sharded.training, precision } });
      expect(session.executor.kind).toBe('replay');
      const outputs = session.compiled.checked;
      const measured = Array.from({ length: steps }, (_, step) => session.step(step, outputs));
      return { measured, weights: session.executor.read() };
    });
    expect(second!.measured).toEqual(first!.measured);
    for (const [name, values] of first!.weights) expect(second!.weights.get(name), name).toEqual(values);
  });
});
