import { boxCorner, nodeBox } from '@shared/figure';
import { updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { roomBeside, shapeLabels } from './shapeLabels';

const simsiam = findPreset('simsiam').build('small');

describe('the room for the labels of a node', () => {
  it('ends at the next box beside it', () => {
    const [encoder, projector] = ['encoder', 'projector'].map(
      (id) => simsiam.nodes.find((node) => node.id === id)!,
    );
    const gap = boxCorner(projector!).x - (boxCorner(encoder!).x + nodeBox(encoder!).width);
    expect(roomBeside(simsiam).get('encoder')).toBe(gap);
    const lower = { x: projector!.position.x, y: projector!.position.y + 400 };
    expect(roomBeside(updateNode(simsiam, 'projector', { position: lower })).get('encoder')).toBeGreaterThan(
      gap,
    );
  });

  it('has no end behind the last box, and is none under a box', () => {
    const last = [...simsiam.nodes].sort((a, b) => b.position.x - a.position.x)[0]!;
    expect(roomBeside(simsiam).get(last.id)).toBe(Number.POSITIVE_INFINITY);
    const { x, y } = last.position;
    expect(roomBeside(updateNode(simsiam, 'dataset', { position: { x: x - 10, y } })).get('dataset')).toBe(0);
  });
});

describe('the shape behind an output', () => {
  const labelOf = (id: string) => {
    const node = simsiam.nodes.find((one) => one.id === id)!;
    const [first, last] = nodeBox(node).ports.filter(
      ({ side, edge }) => side === 'outputs' && edge === 'right',
    );
    return { y: shapeLabels(simsiam, node, 100)[0]!.y, first: first!.y, last: last!.y };
  };

  it('stands between the wires of two views where they run on straight', () => {
    const { y, first, last } = labelOf('encoder');
    expect(y).toBe((first + last) / 2);
  });

  it('keeps clear of wires that bend through that place', () => {
    const { y, first, last } = labelOf('projector');
    expect(y < first || y > last).toBe(true);
  });
});
