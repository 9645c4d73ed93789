import { boxCorner, nodeBox, wireMiddle } from '@shared/figure';
import { analyse, bundleOf, type GraphNode, wiresInto } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { freePlace, moveNodes, placeNode, wiresUnder } from './placing';

const open = findPreset('simsiam-no-stop-gradient').build('small');
const crossed = open.edges.filter(({ from, to }) => from.node === 'projector' && to.node === 'loss');
const middle = wireMiddle(open, crossed);

function covers(one: GraphNode, other: GraphNode): boolean {
  const [a, b] = [boxCorner(one), boxCorner(other)];
  const [mine, its] = [nodeBox(one), nodeBox(other)];
  return a.x < b.x + its.width && b.x < a.x + mine.width && a.y < b.y + its.height && b.y < a.y + mine.height;
}

describe('placeNode', () => {
  it('puts a stop-gradient into the wires of both views where it is dropped on one', () => {
    const { document, id } = placeNode(open, 'stop-gradient', middle);
    expect(wiresInto(document, id).map(({ from }) => from.node)).toEqual(['projector', 'projector']);
    expect(document.nodes.find((node) => node.id === id)?.lanes).toBe(2);
    expect(analyse(document).problems).toEqual([]);
  });

  it('leaves the node where it was dropped and moves apart what it would cover', () => {
    for (const point of [middle, { x: middle.x + 40, y: middle.y - 6 }]) {
      const { document, id } = placeNode(open, 'stop-gradient', point);
      const placed = document.nodes.find((node) => node.id === id)!;
      expect(placed.position).toEqual({ x: Math.round(point.x), y: Math.round(point.y) });
      const others = document.nodes.filter((node) => node !== placed);
      expect(others.filter((other) => covers(placed, other)).map((other) => other.id)).toEqual([]);
      for (const one of others)
        expect(others.filter((other) => other !== one && covers(one, other))).toEqual([]);
    }
  });

  it('leaves wires alone where the node does not pass through, or where no wire is', () => {
    expect(wiresUnder(open, 'predictor', middle)).toEqual([]);
    expect(wiresUnder(open, 'stop-gradient', { x: 0, y: -400 })).toEqual([]);
    const { document } = placeNode(open, 'stop-gradient', { x: 0, y: -400 });
    expect(document.edges).toEqual(open.edges);
  });

  it('aims at all wires that run in parallel', () => {
    const [wire] = crossed;
    expect(wiresUnder(open, 'stop-gradient', middle)).toEqual(bundleOf(open, wire!));
  });
});

describe('freePlace', () => {
  it('is the wanted point where nothing is, and another where something is', () => {
    expect(freePlace(open, 'scale', { x: 0, y: -500 })).toEqual({ x: 0, y: -500 });
    const taken = open.nodes[0]!.position;
    expect(freePlace(open, 'scale', taken)).not.toEqual(taken);
  });
});

describe('moveNodes', () => {
  it('moves to whole pixels, and is the same document when nothing moves', () => {
    const moved = moveNodes(open, new Map([['loss', { x: 10.4, y: 20.6 }]]));
    expect(moved.nodes.find(({ id }) => id === 'loss')?.position).toEqual({ x: 10, y: 21 });
    expect(moveNodes(open, new Map([['loss', open.nodes.find(({ id }) => id === 'loss')!.position]]))).toBe(
      open,
    );
  });
});
