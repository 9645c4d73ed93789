import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GraphDocument, mapDataSources, removeNodes, setParameter } from '../graph';
import { findPreset, presetSizes, presets } from '../presets';
import { expectationOf, lineageText } from './expectation';

const small = (id: string) => findPreset(id).build('small');
const presetOf = (document: GraphDocument) => expectationOf(document).preset?.id;

/** The same architecture as someone else would have drawn it: other ids, other places, nodes and wires in another order. */
function redrawn(document: GraphDocument, order: readonly number[]): GraphDocument {
  const ids = new Map(document.nodes.map(({ id }, index) => [id, `node-${order[index] ?? index}-${index}`]));
  const renamed = (id: string) => ids.get(id) ?? id;
  return {
    ...document,
    name: 'drawn by hand',
    preset: undefined,
    nodes: document.nodes
      .map((node, index) => ({
        ...node,
        id: renamed(node.id),
        label: 'mine',
        position: { x: order[index] ?? 0, y: index },
        ...(node.weightsOf === undefined ? {} : { weightsOf: renamed(node.weightsOf) }),
      }))
      .sort((a, b) => a.position.x - b.position.x),
    edges: document.edges
      .map(({ from, to }) => ({
        from: { ...from, node: renamed(from.node) },
        to: { ...to, node: renamed(to.node) },
      }))
      .reverse(),
    training: {
      ...document.training,
      seed: 7,
      epochs: 3,
      moduleRates: document.training.moduleRates.map((rate) => ({ ...rate, node: renamed(rate.node) })),
    },
  };
}

describe('what is expected of an architecture', () => {
  it('is what is published of the preset that it is, at both sizes', () => {
    for (const preset of presets)
      for (const size of presetSizes) {
        const expectation = expectationOf(preset.build(size));
        expect(expectation.preset?.id).toBe(preset.id);
        expect(lineageText(expectation)).toBeUndefined();
      }
  });

  it('does not depend on ids, places, labels, seeds or lengths', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 }),
        (preset, order) => {
          const found = expectationOf(redrawn(preset.build('small'), order)).preset;
          // Two presets may be one architecture; the expectation is that of either.
          expect(found?.expected.verdict).toBe(preset.expected.verdict);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is that of SimSiam without stop-gradient once the stop-gradient is taken out', () => {
    const expectation = expectationOf(removeNodes(small('simsiam'), ['stop-gradient']));
    expect(expectation.preset?.id).toBe('simsiam-no-stop-gradient');
    expect(expectation.preset?.expected.verdict).toBe('collapse');
    expect(lineageText(expectation)).toBe(
      'Made from SimSiam, changed since (− stop-gradient): it is SimSiam without stop-gradient now.',
    );
  });

  it('is none of what no paper has', () => {
    const expectation = expectationOf(setParameter(small('infonce'), 'loss.temperature', 0.9));
    expect(expectation.preset).toBeUndefined();
    expect(lineageText(expectation)).toBe(
      'Made from InfoNCE, changed since (loss: Temperature 0.2 → 0.9): nothing is published of it.',
    );
  });

  it('does not depend on the encoder or the data', () => {
    const other = setParameter(small('naive-siamese'), 'encoder.widths', [8, 16]);
    expect(presetOf(setParameter(other, 'encoder.strides', [1, 2]))).toBe('naive-siamese');
    expect(presetOf(mapDataSources(small('byol'), () => ({ kind: 'cifar10', directory: '/data' })))).toBe(
      'byol',
    );
  });

  it('stays where only the training changes, which is said', () => {
    const slow = setParameter(small('simsiam'), 'training.baseRate', 0.01);
    expect(presetOf(slow)).toBe('simsiam');
    expect(lineageText(expectationOf(slow))).toMatch(
      /^Otherwise than in the preset: Base rate .* → 0\.01\.$/,
    );
  });

  it('goes where a module is frozen', () => {
    expect(presetOf(setParameter(small('simsiam'), 'predictor.rate', 0))).toBeUndefined();
    expect(presetOf(setParameter(small('simsiam'), 'predictor.rate', 2))).toBe('simsiam');
  });

  it('tells crossed views from parallel ones', () => {
    const document = small('simsiam');
    const straight = {
      ...document,
      edges: document.edges.map((edge) =>
        edge.from.node === 'stop-gradient' ? { ...edge, to: { ...edge.to, lane: edge.from.lane } } : edge,
      ),
    };
    expect(presetOf(straight)).toBeUndefined();
    expect(lineageText(expectationOf(straight))).toMatch(/changed since \(wires\)/);
  });
});
