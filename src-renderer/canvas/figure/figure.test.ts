import { addNode, analyse, removeEdges, shareWeights, wiresInto } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { figureNodes, figureTies, figureWires, readHandle } from './figure';

const simsiam = findPreset('simsiam').build('small');

describe('figureNodes', () => {
  it('marks the node and the port that a problem is about', () => {
    const broken = removeEdges(simsiam, wiresInto(simsiam, 'predictor'));
    const nodes = figureNodes(broken, analyse(broken), false);
    const marked = nodes.filter(({ data }) => data.problems.length > 0).map(({ id }) => id);
    expect(marked).toEqual(['predictor']);
    expect(nodes.find(({ id }) => id === 'predictor')?.ariaLabel).toBe('Predictor, predictor, problems');
  });

  it('knows the handles of all ports before anything is drawn', () => {
    const loss = figureNodes(simsiam, analyse(simsiam), false).find(({ id }) => id === 'loss');
    const targets = loss?.handles?.filter(({ type, id }) => type === 'target' && id?.includes(':'));
    expect(targets?.map(({ id }) => id)).toEqual(['p:0', 'p:1', 'z:0', 'z:1']);
    expect(readHandle('z:1')).toEqual({ port: 'z', lane: 1 });
  });
});

describe('figureWires', () => {
  it('draws what flows and whether the gradient comes back', () => {
    const wires = figureWires(simsiam, analyse(simsiam));
    const facts = (source: string, target: string) =>
      wires.find((wire) => wire.source === source && wire.target === target)?.data;
    expect(wires).toHaveLength(simsiam.edges.length);
    expect(facts('dataset', 'views')).toMatchObject({ kind: 'images', path: 'data' });
    expect(facts('predictor', 'loss')).toMatchObject({ kind: 'embedding', path: 'gradient', cut: false });
    expect(facts('projector', 'stop-gradient')).toMatchObject({ path: 'stopped', cut: true });
  });

  it('names a wire by its ends, what it carries and its path', () => {
    const [, , wire] = figureWires(simsiam, analyse(simsiam)).filter(({ target }) => target === 'loss');
    expect(wire?.ariaLabel).toBe(
      'Wire from stop-gradient y view a to loss z view b, embedding 128, stop-gradient path',
    );
  });
});

describe('figureTies', () => {
  it('ties modules of the same weights', () => {
    expect(figureTies(simsiam)).toEqual([]);
    const two = addNode(simsiam, 'predictor', { x: 0, y: 0 });
    const [tie] = figureTies(shareWeights(two, 'predictor-2', 'predictor'));
    expect(tie).toMatchObject({ source: 'predictor', target: 'predictor-2', type: 'tie' });
  });
});
