import { describe, expect, it } from 'vitest';
import { addNode, type GraphNode, setLanes } from '../graph';
import { nodeTypes } from '../nodes/registry';
import { findPreset, presetSizes, presets } from '../presets';
import { boxCorner, figureBounds, nodeBox, wireEnd } from './nodeBox';

const simsiam = findPreset('simsiam').build('small');
const nodeOf = (id: string): GraphNode => {
  const node = simsiam.nodes.find((one) => one.id === id);
  if (node === undefined) throw new Error(id);
  return node;
};

describe('nodeBox', () => {
  it('puts view a above view b, port by port', () => {
    const inputs = nodeBox(nodeOf('loss')).ports.filter(({ side }) => side === 'inputs');
    expect(inputs.map(({ name, lane }) => `${name}${lane}`)).toEqual(['p0', 'p1', 'z0', 'z1']);
    const heights = inputs.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  it('joins the modules of a row by straight wires', () => {
    for (const lane of [0, 1]) {
      const out = wireEnd(simsiam, { node: 'encoder', port: 'y', lane }, 'outputs');
      const into = wireEnd(simsiam, { node: 'projector', port: 'y', lane }, 'inputs');
      expect(out?.y).toBe(into?.y);
      expect(out?.edge).toBe('right');
      expect(into?.edge).toBe('left');
    }
    const image = wireEnd(simsiam, { node: 'dataset', port: 'images', lane: 0 }, 'outputs');
    expect(image?.y).toBe(wireEnd(simsiam, { node: 'views', port: 'images', lane: 0 }, 'inputs')?.y);
  });

  it('lets weights come in at the top and go out at the bottom', () => {
    const { ports, height } = nodeBox(nodeOf('encoder'));
    const weights = ports.filter(({ name }) => name === 'weights');
    expect(weights.map(({ edge, y }) => [edge, y])).toEqual([
      ['top', 0],
      ['bottom', height],
    ]);
  });

  it('keeps every port of every node type on its box, at any number of lanes', () => {
    for (const { type, lanes } of nodeTypes) {
      const added = addNode({ ...simsiam, nodes: [], edges: [] }, type, { x: 0, y: 0 });
      for (const count of new Set([lanes.min, lanes.default, lanes.max])) {
        const [node] = setLanes(added, added.nodes[0]!.id, count).nodes;
        const { width, height, ports } = nodeBox(node!);
        for (const { x, y } of ports) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
      }
    }
  });
});

describe('the figures of the gallery', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s has no boxes on each other',
    (_, preset) => {
      for (const size of presetSizes) {
        const { nodes } = preset.build(size);
        for (const [index, a] of nodes.entries())
          for (const b of nodes.slice(index + 1)) {
            const [p, q] = [boxCorner(a), boxCorner(b)];
            const apart =
              p.x + nodeBox(a).width <= q.x ||
              q.x + nodeBox(b).width <= p.x ||
              p.y + nodeBox(a).height <= q.y ||
              q.y + nodeBox(b).height <= p.y;
            expect(apart, `${a.id} and ${b.id}`).toBe(true);
          }
      }
    },
  );

  it.each(presets.map((preset) => [preset.id, preset] as const))(
    '%s fits the canvas of a window of 1440 by 900 at a zoom of at least 0.6',
    (_, preset) => {
      const canvas = { width: 914 - 40, height: 527 - 72 };
      const { width, height } = figureBounds(preset.build('small'));
      expect(Math.min(canvas.width / width, canvas.height / height)).toBeGreaterThan(0.6);
    },
  );
});
