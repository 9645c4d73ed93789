import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '../../presets';
import type { GraphDocument } from '../document/document';
import { sameArchitecture } from '../document/sameArchitecture';
import { changesOf } from './changes';
import { applyDiff, diffArchitectures } from './diff';

const documents = presets.map((preset) => preset.build('small'));
const anyDocument = fc.constantFrom(...documents);

/** The same architecture with other ids, its nodes in the reverse order, as if it had been built anew. */
function rebuilt(document: GraphDocument): GraphDocument {
  const ids = new Map(document.nodes.map(({ id }, at) => [id, `rebuilt-${at}`]));
  const named = (id: string) => ids.get(id) ?? id;
  return {
    ...document,
    nodes: document.nodes
      .map(({ weightsOf, ...node }) => ({
        ...node,
        id: named(node.id),
        ...(weightsOf === undefined ? {} : { weightsOf: named(weightsOf) }),
      }))
      .reverse(),
    edges: document.edges.map(({ from, to }) => ({
      from: { ...from, node: named(from.node) },
      to: { ...to, node: named(to.node) },
    })),
    training: {
      ...document.training,
      moduleRates: document.training.moduleRates.map((rate) => ({ ...rate, node: named(rate.node) })),
    },
  };
}

describe('the difference of two architectures', () => {
  it('is empty between one and itself', () => {
    fc.assert(
      fc.property(anyDocument, (a) => {
        const { ids: _, ...diff } = diffArchitectures(a, a);
        expect(Object.values(diff).flat()).toEqual([]);
      }),
    );
  });

  it('has no node of a rebuilt one as removed or added', () => {
    fc.assert(
      fc.property(anyDocument, (a) => {
        const { removedNodes, addedNodes } = diffArchitectures(a, rebuilt(a));
        expect([...removedNodes, ...addedNodes]).toEqual([]);
      }),
    );
  });

  it('makes the second of the first, whatever their ids', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, fc.boolean(), (a, b, anew) => {
        const start = { ...a, training: { ...a.training, moduleRates: [] } };
        const end = { ...b, training: start.training };
        const made = applyDiff(start, diffArchitectures(start, anew ? rebuilt(end) : end));
        expect(sameArchitecture(made, end)).toBe(true);
      }),
    );
  });

  it('is in words what was taken out and set, also of one that was built anew', () => {
    const simsiam = presets.find(({ id }) => id === 'simsiam')?.build('small');
    const without = presets.find(({ id }) => id === 'simsiam-no-stop-gradient')?.build('small');
    if (simsiam === undefined || without === undefined) throw new Error('the gallery has no SimSiam');
    expect(changesOf(simsiam, rebuilt(without)).map(({ text }) => text)).toContain('− stop-gradient');
  });
});
