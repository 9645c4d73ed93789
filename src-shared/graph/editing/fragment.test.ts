import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { analyse } from '../analysis/analyse';
import { shareWeights } from './edit';
import { addFragment, fragmentOf } from './fragment';

const document = findPreset('simsiam').build('small');
const offset = { x: 10, y: 20 };

describe('fragmentOf', () => {
  it('takes the nodes and the wires among them only', () => {
    const { nodes, edges } = fragmentOf(document, ['encoder', 'projector']);
    expect(nodes.map(({ id }) => id)).toEqual(['encoder', 'projector']);
    expect(edges.map(({ from, to }) => `${from.node} ${to.node}`)).toEqual([
      'encoder projector',
      'encoder projector',
    ]);
  });
});

describe('addFragment', () => {
  it('adds copies under fresh ids, moved, wired among themselves', () => {
    const pasted = addFragment(document, fragmentOf(document, ['encoder', 'projector']), offset);
    expect(pasted.ids).toEqual(['encoder-2', 'projector-2']);
    const copy = pasted.document.nodes.find(({ id }) => id === 'encoder-2');
    const original = document.nodes.find(({ id }) => id === 'encoder');
    expect(copy?.position.x).toBe((original?.position.x ?? 0) + 10);
    expect(pasted.document.edges.filter(({ from }) => from.node === 'encoder-2')).toHaveLength(2);
    expect(document.nodes).toHaveLength(7);
  });

  it('counts on from ids that are numbered already', () => {
    const once = addFragment(document, fragmentOf(document, ['loss']), offset);
    const twice = addFragment(once.document, fragmentOf(once.document, ['loss-2']), offset);
    expect(twice.ids).toEqual(['loss-3']);
  });

  it('keeps shared weights within the copy, and with the original when only the sharer is copied', () => {
    const two = addFragment(document, fragmentOf(document, ['predictor']), offset).document;
    const shared = shareWeights(two, 'predictor-2', 'predictor');
    const both = addFragment(shared, fragmentOf(shared, ['predictor', 'predictor-2']), offset);
    const owner = (id: string) => both.document.nodes.find((node) => node.id === id)?.weightsOf;
    expect(both.ids).toEqual(['predictor-3', 'predictor-4']);
    expect(owner('predictor-4')).toBe('predictor-3');
    const one = addFragment(shared, fragmentOf(shared, ['predictor-2']), offset);
    expect(one.document.nodes.at(-1)?.weightsOf).toBe('predictor');
  });

  it('gives a sharer weights of its own where their owner is not in the document', () => {
    const shared = shareWeights(
      addFragment(document, fragmentOf(document, ['predictor']), offset).document,
      'predictor-2',
      'predictor',
    );
    const elsewhere = addFragment(
      { ...document, nodes: [], edges: [] },
      fragmentOf(shared, ['predictor-2']),
      offset,
    );
    expect(elsewhere.document.nodes[0]?.weightsOf).toBeUndefined();
    expect(analyse(elsewhere.document).problems.some(({ message }) => /shares/.test(message))).toBe(false);
  });
});
