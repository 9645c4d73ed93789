import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { trainingSchema } from '../../training';
import { documentSchema, formatEndpoint, type GraphDocument } from '../document/document';
import { setBranches } from './branches';

const position = { x: 0, y: 0 };

/** View 0 to the loss, the other views' z through a laned stop-gradient: lane i of it gets view i + 1. */
function offsetBundle(lanes: number): GraphDocument {
  const wires = Array.from({ length: lanes }, (_, lane) => [
    { from: { node: 'views', port: 'view', lane }, to: { node: 'encoder', port: 'x', lane } },
    ...(lane === 0
      ? []
      : [{ from: { node: 'encoder', port: 'y', lane }, to: { node: 'cut', port: 'x', lane: lane - 1 } }]),
  ]);
  return documentSchema.parse({
    format: 'collapse-lab',
    version: 1,
    name: 'offset',
    nodes: [
      { id: 'dataset', type: 'dataset', position },
      { id: 'views', type: 'views', lanes, position },
      { id: 'encoder', type: 'encoder-conv', lanes, position },
      { id: 'cut', type: 'stop-gradient', lanes: lanes - 1, position },
      { id: 'loss', type: 'loss-negative-cosine', position },
    ],
    edges: [
      { from: { node: 'dataset', port: 'images' }, to: { node: 'views', port: 'images' } },
      { from: { node: 'encoder', port: 'y' }, to: { node: 'loss', port: 'p' } },
      { from: { node: 'cut', port: 'y' }, to: { node: 'loss', port: 'z' } },
      ...wires.flat(),
    ],
    training: trainingSchema.parse({}),
  });
}

const wiresOf = ({ edges }: GraphDocument) =>
  edges.map(({ from, to }) => `${formatEndpoint(from)} ${formatEndpoint(to)}`).sort();
const lanesOf = ({ nodes }: GraphDocument) => nodes.map(({ id, lanes }) => `${id} ${lanes}`);

describe('branches of a document', () => {
  for (const [before, after] of [
    [3, 6],
    [6, 3],
    [3, 3],
    [4, 9],
  ] as const)
    it(`go from ${before} to ${after} along every plain bundle, also one that is shifted`, () => {
      const changed = setBranches(offsetBundle(before), 'views', after);
      expect(lanesOf(changed)).toEqual(lanesOf(offsetBundle(after)));
      expect(wiresOf(changed)).toEqual(wiresOf(offsetBundle(after)));
    });

  it('leave the document as it was', () => {
    const document = offsetBundle(3);
    const before = JSON.stringify(document);
    setBranches(document, 'views', 5);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('are not guessed where wires change places', () => {
    expect(() => setBranches(findPreset('simsiam').build('small'), 'views', 4)).toThrowError(
      /change places between the branches/,
    );
  });

  it('keep to what a node may have', () => {
    expect(() => setBranches(offsetBundle(3), 'views', 40)).toThrowError(/views would have 40 branches/);
    expect(() => setBranches(offsetBundle(3), 'views', 1)).toThrowError(/cut would have 0 branches/);
  });
});
