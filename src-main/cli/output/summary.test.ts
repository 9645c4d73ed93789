import { describe, expect, it } from 'vitest';
import { exampleRun } from '../testing/exampleRun';
import { summaryLines } from './summary';

const ended = exampleRun({
  status: 'finished',
  activity: null,
  step: 300,
  verdict: { verdict: 'healthy', tap: 'projector', reasons: ['projector: m_o 0.22'] },
  headline: { m_o: 0.22, knn_accuracy: 0.36 },
});

describe('the summary of a run', () => {
  it('says that a verdict is as expected, and where that is written', () => {
    const [first, reason, metrics, time] = summaryLines(ended, new Map());
    expect(first).toMatch(/^Run 12 is healthy\. As expected \(arXiv/);
    expect(reason).toBe('  projector: m_o 0.22');
    expect(metrics).toBe('m_o 0.22  kNN 36.0 %');
    expect(time).toBe('300 steps in 0:38, 1,380 images/s, TensorFlow');
  });

  it('says what was expected where the verdict is another', () => {
    expect(summaryLines({ ...ended, preset: 'naive-siamese' }, new Map())[0]).toMatch(
      /^Run 12 is healthy\. Expected: collapsed/,
    );
  });

  it('says that a run is still on its way where its curves do', () => {
    const steps = Array.from({ length: 30 }, (_, index) => 10 * (index + 1));
    const rising = { name: 'projector/m_o', steps, values: steps.map((step) => step / 600) };
    expect(summaryLines({ ...ended, preset: 'naive-siamese' }, new Map([[rising.name, rising]]))[0]).toMatch(
      /^Run 12 is healthy\. Expected: collapsed \(.*\), still under way: /,
    );
  });

  it("expects nothing of a document of one's own", () => {
    expect(summaryLines({ ...ended, preset: null }, new Map())[0]).toBe('Run 12 is healthy.');
  });
});
