import { removeNodes, setParameter } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { exampleRun } from '../testing/exampleRun';
import { type RunHistory, summaryLines } from './summary';

const ended = exampleRun({
  status: 'finished',
  activity: null,
  trainsOn: 'local',
  workerLabel: null,
  place: null,
  waitsFor: null,
  step: 300,
  verdict: {
    verdict: 'healthy',
    tap: 'projector',
    reasons: ['projector: m_o 0.22'],
    taps: [
      { tap: 'projector', role: 'representation', verdict: 'healthy', reasons: ['projector: m_o 0.22'] },
    ],
  },
  headline: { m_o: 0.22, knn_accuracy: 0.36 },
});

const history = (preset: string, series: RunHistory['series'] = new Map()): RunHistory => ({
  document: findPreset(preset).build('small'),
  series,
});

describe('the summary of a run', () => {
  it('says that a verdict is as expected, and where that is written', () => {
    const [first, reason, metrics, time] = summaryLines(ended, history('simsiam'));
    expect(first).toMatch(/^Run 12 is healthy\. As expected \(arXiv/);
    expect(reason).toBe('  projector: m_o 0.22');
    expect(metrics).toBe('m_o 0.22  kNN 36.0 %');
    expect(time).toBe('300 steps in 0:38, 1,380 images/s, TensorFlow');
  });

  it('says what was expected where the verdict is another', () => {
    expect(summaryLines(ended, history('naive-siamese'))[0]).toMatch(
      /^Run 12 is healthy\. Expected: collapse/,
    );
  });

  it('says that a run is still on its way where its curves do', () => {
    const steps = Array.from({ length: 30 }, (_, index) => 10 * (index + 1));
    const rising = { name: 'projector/m_o', steps, values: steps.map((step) => step / 600) };
    expect(summaryLines(ended, history('naive-siamese', new Map([[rising.name, rising]])))[0]).toMatch(
      /^Run 12 is healthy\. Expected: collapse \(.*\), still under way: /,
    );
  });

  it("expects nothing of a document of one's own", () => {
    const own = setParameter(findPreset('simsiam').build('small'), 'predictor.hidden', 7);
    expect(summaryLines(ended, { document: { ...own, preset: undefined }, series: new Map() })[0]).toBe(
      'Run 12 is healthy.',
    );
  });

  it('says what was changed since the preset, and what the architecture has become', () => {
    const rest = removeNodes(findPreset('simsiam').build('small'), ['stop-gradient']);
    const lines = summaryLines(ended, { document: rest, series: new Map() });
    expect(lines[0]).toMatch(/^Run 12 is healthy\. Expected: collapse \(arXiv 2011\.10566/);
    expect(lines).toContain(
      'Made from SimSiam, changed since (− stop-gradient): it is SimSiam without stop-gradient now.',
    );
  });

  it('gives the verdict of each embedding where several are watched', () => {
    const taps = [
      { tap: 'projector', role: 'representation', verdict: 'healthy', reasons: ['projector: m_o 0.22'] },
      { tap: 'predictor', role: 'loss', verdict: 'partial', reasons: ['m_r of predictor is 0.3'] },
    ] as const;
    const verdict = { verdict: 'healthy', tap: 'projector', reasons: [], taps } as const;
    expect(summaryLines({ ...ended, verdict }, history('simsiam')).slice(1, 3)).toEqual([
      '  projector healthy: projector: m_o 0.22',
      '  predictor partial: m_r of predictor is 0.3',
    ]);
  });
});
