import type { Tap } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { RunSummary } from './summary';

const tap: Tap = { id: 'projector', node: 'projector', port: 'z', dim: 128, role: 'representation' };

function probe(step: number, m_o: number) {
  const values = { m_o, m_r: Math.sqrt(1 - m_o ** 2), std: 0.95, effective_rank: 8 };
  return Object.entries(values).map(([name, value]) => ({ name: `projector/${name}`, step, value }));
}

describe('the summary of a run', () => {
  it('judges by the last tenth of the steps', () => {
    const summary = new RunSummary([tap], 100);
    for (const [step, m_o] of [
      [0, 0.99],
      [50, 0.9],
      [95, 0.1],
      [99, 0.3],
    ] as const)
      summary.add(probe(step, m_o));
    expect(summary.verdict()).toMatchObject({ verdict: 'healthy', tap: 'projector' });
    expect(summary.headline().m_o).toBeCloseTo(0.2, 12);
  });

  it('counts measures that are not finite as collapsed', () => {
    const summary = new RunSummary([tap], 100);
    summary.add(probe(99, Number.NaN));
    expect(summary.verdict()).toMatchObject({ verdict: 'collapsed' });
  });

  it('is the same after a resume as without one', () => {
    const whole = new RunSummary([tap], 100);
    whole.add([{ name: 'accuracy/knn', step: 0, value: 0.3 }]);
    whole.add(probe(91, 0.9));
    const resumed = new RunSummary([tap], 100);
    resumed.restore(whole.state);
    for (const summary of [whole, resumed]) summary.add(probe(99, 0.1));
    expect(resumed.verdict()).toEqual(whole.verdict());
    expect(resumed.headline()).toEqual(whole.headline());
    expect(resumed.headline()).toMatchObject({ m_o: 0.5, knn_accuracy_initial: 0.3 });
  });

  it('gives a run that was stopped before its first measurement nothing that was measured before training', () => {
    const summary = new RunSummary([tap], 100);
    summary.add([{ name: 'accuracy/knn', step: 0, value: 0.3 }, ...probe(0, 0.99)]);
    expect(summary.verdict()).toBeNull();
    expect(summary.headline()).toEqual({ knn_accuracy_initial: 0.3 });
  });

  it('leaves the untrained network out of what was measured soon after', () => {
    const summary = new RunSummary([tap], 100);
    for (const step of [0, 5]) summary.add(probe(step, step === 0 ? 0.99 : 0.1));
    expect(summary.verdict()).toMatchObject({ verdict: 'healthy' });
    expect(summary.headline().m_o).toBe(0.1);
  });

  it('takes no point of step 0 from a checkpoint that an older lab wrote', () => {
    const summary = new RunSummary([tap], 100);
    summary.restore({
      first: { 'accuracy/knn': 0.3 },
      window: [{ name: 'accuracy/knn', step: 0, value: 0.3 }, ...probe(0, 0.99)],
    });
    expect(summary.verdict()).toBeNull();
    expect(summary.headline()).toEqual({ knn_accuracy_initial: 0.3 });
  });

  it('has no verdict on a run that was never probed', () => {
    expect(new RunSummary([tap], 100).verdict()).toBeNull();
  });
});
