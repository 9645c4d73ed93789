import { describe, expect, it } from 'vitest';
import { analyse } from '../graph';
import { findPreset } from '../presets';
import { analyses, findAnalysis } from './analyses';
import { expandAxis } from './expand';
import { sweepSpecSchema } from './spec';

const build = (preset: string) => findPreset(preset).build('small');

describe('every analysis', () => {
  for (const analysis of analyses) {
    it(`${analysis.id} is a sweep of documents that can train`, () => {
      const axis = analysis.axis(build);
      const spec = { name: analysis.title, axis, seeds: [0], metrics: [...analysis.metrics] };
      expect(sweepSpecSchema.safeParse(spec).success).toBe(true);
      for (const { document } of expandAxis(axis)) expect(analyse(document).problems).toEqual([]);
    });
  }

  it('is looked up by id', () => {
    expect(() => findAnalysis('colour')).toThrowError(/There are: gradient-alignment, temperature/);
  });
});
