import { describe, expect, it } from 'vitest';
import { metricsCsv } from './metricsCsv';

describe('metrics as CSV', () => {
  it('have one row a step and one column a metric, empty where there is no value', async () => {
    const csv = await metricsCsv([
      { name: 'train/loss', steps: [1, 2, 3], values: [-0.5, -0.25, 1e-7] },
      { name: 'projector/m_o', steps: [2], values: [0.9] },
    ]);
    expect(csv).toBe('step,train/loss,projector/m_o\n1,-0.5,\n2,-0.25,0.9\n3,1e-7,\n');
  });

  it('quote names that would break the table, and may be none', async () => {
    expect(await metricsCsv([{ name: 'a "b", c', steps: [], values: [] }])).toBe('step,"a ""b"", c"\n');
    expect(await metricsCsv([])).toBe('step\n');
  });

  it('survive more steps than are written in one turn', async () => {
    const steps = Array.from({ length: 10_001 }, (_, step) => step);
    const lines = (await metricsCsv([{ name: 'a', steps, values: steps }])).trim().split('\n');
    expect(lines).toHaveLength(10_002);
    expect(lines.at(-1)).toBe('10000,10000');
  });
});
