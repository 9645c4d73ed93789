import { findPreset } from '@shared/presets';
import { analyses, expandSweep } from '@shared/sweep';
import { describe, expect, it } from 'vitest';
import { draftFor, emptyDraft, planOf, type SweepDraft, sweepable } from './plan';

const document = findPreset('infonce').build('small');
const build = (preset: string) => findPreset(preset).build('small');
const plan = (change: Partial<SweepDraft>) =>
  planOf({ ...draftFor(document, 'loss.temperature', emptyDraft), ...change }, { document, build });

describe('a sweep that is filled in', () => {
  it('is one run for each value and seed', () => {
    const { spec, runs } = plan({ list: '0.05, 0.2 1', seeds: '0, 3' });
    expect(runs).toBe(6);
    expect(expandSweep(spec!).map(({ label, seed }) => `${label} ${seed}`)).toEqual([
      '0.05 0',
      '0.2 0',
      '1 0',
      '0.05 3',
      '0.2 3',
      '1 3',
    ]);
    expect(spec?.name).toBe(`${document.name}, loss.temperature`);
  });

  it('trains as long as the document says, or up to a step', () => {
    expect(plan({}).documents[0]?.training).toEqual(document.training);
    expect(plan({ steps: 40 }).documents[0]?.training.maxSteps).toBe(40);
  });

  it('takes a range, in even steps or by even factors', () => {
    const range = { form: 'range', scale: 'log', from: 0.01, to: 1, count: 3 } as const;
    expect(plan(range).documents.map(({ nodes }) => nodes.find(({ id }) => id === 'loss')?.params)).toEqual([
      expect.objectContaining({ temperature: 0.01 }),
      expect.objectContaining({ temperature: 0.1 }),
      expect.objectContaining({ temperature: 1 }),
    ]);
    expect(plan({ ...range, from: 0 }).problems.values).toBe('Both ends must be above 0');
  });

  it('says which value or seed cannot be taken', () => {
    expect(plan({ list: '' }).problems.values).toBe('Give at least one value');
    expect(plan({ list: '0.1, warm' }).problems.values).toBe('"warm" is not a number');
    expect(plan({ list: '0.1, -1' }).problems.values).toContain('loss.temperature=-1');
    expect(plan({ list: '0,1, 0,2' }).problems.values).toContain('2 numbers (0,1; 0,2) or 4');
    expect(plan({ seeds: '0, x' }).problems.seeds).toBe('"x" is not a number');
    expect(plan({ seeds: '-1' }).problems.seeds).toMatch(/^Whole numbers from 0 to/);
    expect(plan({ seeds: '10,000' }).problems.seeds).toContain('one number');
    expect(plan({ list: '' }).spec).toBeUndefined();
  });

  it('says why the documents cannot train', () => {
    const broken = { ...document, edges: document.edges.slice(1) };
    const { spec, problems } = planOf(draftFor(broken, 'loss.temperature', emptyDraft), {
      document: broken,
      build,
    });
    expect(spec).toBeUndefined();
    expect(problems.start).toBeTruthy();
  });

  it('has one run for each value where the seed is varied', () => {
    expect(plan({ address: 'training.seed', list: '1, 2, 3' }).runs).toBe(3);
  });

  it('has the values of a choice and of a switch to check', () => {
    const simsiam = build('simsiam');
    const draft = draftFor(simsiam, 'predictor.kind', emptyDraft);
    expect(draft.checked).toContain('linear');
    const { documents } = planOf({ ...draft, checked: ['linear'] }, { document: simsiam, build });
    expect(documents).toHaveLength(1);
    const toggled = draftFor(simsiam, 'training.excludeBiasAndNorm', emptyDraft);
    expect(planOf(toggled, { document: simsiam, build }).documents).toHaveLength(2);
  });
});

describe('what is suggested', () => {
  it('can be trained, for every parameter of every kind', () => {
    for (const { address } of sweepable(document)) {
      const { problems } = planOf(draftFor(document, address, emptyDraft), { document, build });
      expect([address, problems.values]).toEqual([address, undefined]);
    }
  });
});

describe('an analysis', () => {
  it('brings its own architecture, values and metrics', () => {
    for (const { id, title, metrics } of analyses) {
      const { spec } = plan({ what: 'analysis', analysis: id, seeds: '0', steps: 40 });
      expect(spec).toMatchObject({ name: title, metrics, seeds: [0] });
    }
  });
});
