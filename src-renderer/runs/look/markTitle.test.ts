import { describe, expect, it } from 'vitest';
import { markTitle } from './markTitle';

describe('a mark in words', () => {
  it('says its kind once', () => {
    expect(markTitle({ kind: 'pause', text: 'pause', step: 1, at: 0 })).toBe('Paused');
    expect(markTitle({ kind: 'checkpoint', text: 'Checkpoint', step: 1, at: 0 })).toBe('Checkpoint');
  });

  it('adds what its text says beyond that', () => {
    expect(markTitle({ kind: 'warning', text: 'Replay differs', step: 1, at: 0 })).toBe(
      'Warning: Replay differs',
    );
  });
});
