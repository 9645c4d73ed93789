import { describe, expect, it } from 'vitest';
import { findPreset } from '../presets';
import type { WireEnd } from './nodeBox';
import { curveAngle, curveDistance, curveOf, curvePoint, cutPoint, wireAt, wireCurve } from './wireShape';

const from: WireEnd = { x: 0, y: 0, edge: 'right' };
const level = wireCurve(from, { x: 100, y: 0, edge: 'left' });
const steep = wireCurve(from, { x: 60, y: 200, edge: 'left' });

describe('wireCurve', () => {
  it('is straight between points of one height', () => {
    for (const t of [0, 0.25, 0.5, 1]) expect(curvePoint(level, t).y).toBe(0);
    expect(curveAngle(level, 0.5)).toBe(0);
  });

  it('begins and ends at its ports, at right angles to the boxes', () => {
    expect(curvePoint(steep, 0)).toEqual({ x: 0, y: 0 });
    expect(curvePoint(steep, 1)).toEqual({ x: 60, y: 200 });
    expect(curveAngle(steep, 0)).toBe(0);
    expect(curveAngle(steep, 1)).toBe(0);
    const weights = wireCurve({ x: 0, y: 0, edge: 'bottom' }, { x: 0, y: 80, edge: 'top' });
    expect(curveAngle(weights, 0.5)).toBe(90);
  });

  it('swings out when the input lies behind the output', () => {
    const back = wireCurve(from, { x: -100, y: 50, edge: 'left' });
    expect(curvePoint(back, 0.1).x).toBeGreaterThan(0);
    expect(curvePoint(back, 0.9).x).toBeLessThan(-100);
  });
});

describe('cutPoint', () => {
  it('is half way on a level wire and near the end of a steep one', () => {
    expect(cutPoint(level)).toBe(0.5);
    expect(cutPoint(steep)).toBeGreaterThan(0.7);
  });
});

describe('wireAt', () => {
  it('finds the wire under a point and nothing far from all', () => {
    const document = findPreset('simsiam').build('small');
    for (const wire of document.edges) {
      const curve = curveOf(document, wire);
      if (curve === undefined) throw new Error('a wire of a preset has no curve');
      expect(curveDistance(curve, curvePoint(curve, 0.3))).toBeLessThan(6);
      expect(wireAt(document, curvePoint(curve, 0), 4)).toBeDefined();
    }
    expect(wireAt(document, { x: -500, y: -500 }, 20)).toBeUndefined();
  });
});
