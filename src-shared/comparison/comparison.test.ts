import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedRun, Run } from '../api';
import { type GraphDocument, removeNodes, setParameter } from '../graph';
import { findPreset, presets } from '../presets';
import { compareRuns } from './compare';
import { comparisonCsv, comparisonLatex, comparisonMarkdown } from './formats';
import { deltaText } from './numberRows';
import { comparisonTable } from './table';

const simsiam = findPreset('simsiam').build('small');

function runOf(number: number, document: GraphDocument, change: Partial<Run> = {}): ComparedRun {
  const run: Run = {
    id: `r${number}`,
    number,
    name: document.name,
    preset: 'simsiam',
    architecture: 'hash',
    status: 'finished',
    activity: null,
    trainsOn: 'local',
    workerLabel: null,
    place: null,
    waitsFor: null,
    step: 300,
    totalSteps: 300,
    seed: document.training.seed,
    createdAt: 0,
    startedAt: 0,
    endedAt: 1,
    seconds: 38,
    imagesPerSecond: 1000,
    verdict: null,
    headline: {},
    primaryTap: 'projector',
    backend: null,
    execution: 'replay',
    error: null,
    note: '',
    ...change,
  };
  return { run, document, data: null, group: null, names: [] };
}

const withSeed = (seed: number) => setParameter(simsiam, 'training.seed', seed);
const stopGradient = simsiam.nodes.find(({ type }) => type === 'stop-gradient')?.id ?? '';

describe('a comparison of runs', () => {
  it('finds nothing that differs between a run and itself, of any preset', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), (preset) => {
        const one = runOf(1, preset.build('small'));
        const { parameters, facts, architectures } = compareRuns([one, one]);
        expect([...parameters, ...facts].filter(({ differs }) => differs)).toEqual([]);
        expect(architectures.flatMap(({ changes, cuts }) => [...changes, ...cuts.added])).toEqual([]);
      }),
    );
  });

  it('says of a run without its stop-gradient that alone, and where gradients are no longer cut', () => {
    const without = removeNodes(simsiam, [stopGradient]);
    const { parameters, architectures } = compareRuns([runOf(1, simsiam), runOf(2, without)]);
    expect(parameters.filter(({ differs }) => differs)).toEqual([]);
    expect(architectures[1]?.changes).toEqual(['− stop-gradient']);
    expect(architectures[1]?.diff.removedNodes.map(({ id }) => id)).toEqual([stopGradient]);
    expect(architectures[1]?.cuts.removed.map(({ to }) => to.node)).toContain(stopGradient);
    expect(architectures[1]?.cuts.added).toEqual([]);
  });

  it('shows the parameters that differ, and no others, of three runs', () => {
    const faster = setParameter(simsiam, 'training.baseRate', 0.4);
    const { parameters } = compareRuns([runOf(1, simsiam), runOf(2, faster), runOf(3, withSeed(1))]);
    const different = parameters.filter(({ differs }) => differs);
    expect(different.map(({ values }) => values)).toEqual([
      [`${simsiam.training.baseRate}`, '0.4', `${simsiam.training.baseRate}`],
      ['0', '0', '1'],
    ]);
  });

  it('measures against the baseline, and knows which way is better', () => {
    const good = runOf(1, simsiam, { headline: { m_o: 0.1, knn_accuracy: 0.4, loss: -0.9 } });
    const bad = runOf(2, simsiam, { headline: { m_o: 0.9, knn_accuracy: 0.1, loss: -1 } });
    const judgements = (baseline: string) =>
      Object.fromEntries(
        compareRuns([good, bad], { baseline }).numbers.map(({ key, deltas }) => [
          key,
          deltas.map((delta) => delta?.judgement ?? null),
        ]),
      );
    expect(judgements('r1')).toMatchObject({ m_o: [null, 'worse'], knn_accuracy: [null, 'worse'] });
    expect(judgements('r2')).toMatchObject({ m_o: ['better', null], knn_accuracy: ['better', null] });
    const [delta] = compareRuns([good, bad], { baseline: 'r1' }).numbers.map(({ deltas }) => deltas[1]);
    expect(delta?.value).toBeCloseTo(0.8, 12);
  });

  it('calls equal what is written alike, and says of what a run starts from neither better nor worse', () => {
    const headline = { m_o: 0.1004, knn_accuracy: 0.4, knn_accuracy_initial: 0.3 };
    const other = { ...headline, m_o: 0.0998, knn_accuracy_initial: 0.4 };
    const { numbers } = compareRuns(
      [runOf(1, simsiam, { headline }), runOf(2, simsiam, { headline: other })],
      {},
    );
    const said = numbers.map(
      ({ key, deltas: [, delta] }) => delta && [deltaText(key, delta), delta.judgement],
    );
    expect(said).toEqual([
      ['0.00', 'equal'],
      ['0.0 %', 'equal'],
      ['+10.0 %', null],
    ]);
  });

  it('takes runs that differ by seed alone as one, and differences within their spread as such', () => {
    const numbered = (at: number, seed: number, m_o: number, rate = simsiam.training.baseRate) =>
      runOf(at, setParameter(withSeed(seed), 'training.baseRate', rate), { headline: { m_o } });
    const runs = [
      numbered(1, 0, 0.1),
      numbered(2, 1, 0.3),
      numbered(3, 0, 0.25, 0.4),
      numbered(4, 1, 0.35, 0.4),
    ];
    const [first, ...rest] = runs;
    if (first === undefined) throw new Error('no runs');
    const { columns, numbers } = compareRuns([first, ...rest], { by: 'experiment' });
    expect(columns.map(({ label }) => label)).toEqual(['runs 1, 2', 'runs 3, 4']);
    const [row] = numbers;
    expect(row?.spreads.map((spread) => spread?.mean.toFixed(2))).toEqual(['0.20', '0.30']);
    // The standard deviations are 0.141 and 0.071, of the difference 0.158.
    expect(row?.deltas[1]?.judgement).toBe('within spread');
  });
});

describe('the table of a comparison', () => {
  const runs = [runOf(1, simsiam), runOf(2, { ...simsiam, name: 'a | b & 50 %' })] as const;
  const table = comparisonTable(compareRuns([...runs]));

  it('holds rows that differ, all on request', () => {
    const titles = table.sections.map(({ title }) => title);
    expect(titles).toEqual(['Verdict', 'Facts']);
    const all = comparisonTable(compareRuns([...runs]), true);
    expect(all.sections.map(({ title }) => title)).toContain('Parameters');
  });

  it('is written as CSV, Markdown and LaTeX with what is special in them escaped', () => {
    expect(comparisonCsv(table)).toContain('Facts,Name,SimSiam,a | b & 50 %\n');
    expect(comparisonMarkdown(table)).toContain('| Name | SimSiam | a \\| b & 50 % |');
    expect(comparisonLatex(table)).toContain('Name & SimSiam & a | b \\& 50 \\% \\\\');
  });
});
