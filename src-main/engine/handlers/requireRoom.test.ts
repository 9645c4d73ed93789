import { totalParameterCount } from '@shared/graph';
import { formatBytes } from '@shared/numbers';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { checkpointBytes, requireRoom } from './requireRoom';

describe('room for a run', () => {
  const document = findPreset('simsiam').build('small');

  const usual = { keepNewest: 3, keepBest: false };

  it('is asked for: four checkpoints of every weight and its momentum, in float32', () => {
    expect(checkpointBytes(document, usual)).toBe((totalParameterCount(document) ?? 0) * 2 * 4 * 4);
    const adam = { ...document, training: { ...document.training, optimizer: 'adam' as const } };
    expect(checkpointBytes(adam, usual)).toBe((totalParameterCount(document) ?? 0) * 3 * 4 * 4);
  });

  it('is missed with both numbers', () => {
    const needed = checkpointBytes(document, usual);
    expect(() => requireRoom(document, usual, '/data', needed)).not.toThrow();
    expect(() => requireRoom(document, usual, '/data', 2e6)).toThrow(
      `take ${formatBytes(needed)}, and /data has 2.0 MB free`,
    );
  });
});
