import { totalParameterCount } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { checkpointBytes, requireRoom } from './requireRoom';

describe('room for a run', () => {
  const document = findPreset('simsiam').build('small');

  it('is asked for: four checkpoints of every weight and its momentum, in float32', () => {
    expect(checkpointBytes(document)).toBe((totalParameterCount(document) ?? 0) * 2 * 4 * 4);
    const adam = { ...document, training: { ...document.training, optimizer: 'adam' as const } };
    expect(checkpointBytes(adam)).toBe((totalParameterCount(document) ?? 0) * 3 * 4 * 4);
  });

  it('is missed with both numbers', () => {
    const needed = checkpointBytes(document);
    expect(() => requireRoom(document, '/data', needed)).not.toThrow();
    expect(() => requireRoom(document, '/data', 2e6)).toThrow(
      `take ${Math.ceil(needed / 1e6)} MB, and /data has 2 MB free`,
    );
  });
});
