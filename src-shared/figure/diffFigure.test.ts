import { describe, expect, it } from 'vitest';
import { diffArchitectures, type GraphDocument, inIdsOfFirst, removeNodes, updateNode } from '../graph';
import { nodeType } from '../nodes/registry';
import { findPreset } from '../presets';
import { type DiffFigure, diffFigure } from './diffFigure';
import { figureSvg } from './svg';

const simsiam = findPreset('simsiam').build('small');
const without = removeNodes(simsiam, ['stop-gradient']);

function figureOf(before: GraphDocument, after: GraphDocument): DiffFigure {
  const diff = diffArchitectures(before, after);
  return diffFigure(before, { after, now: inIdsOfFirst(before, after, diff), diff });
}

const changes = (figure: DiffFigure) =>
  [...figure.nodes].filter(([, change]) => change !== 'same').map(([id, change]) => `${id} ${change}`);

describe('the figure of two architectures', () => {
  it('has nothing apart in one and itself', () => {
    const same = figureOf(simsiam, simsiam);
    expect([...same.nodes.values(), ...same.wires.values(), ...same.cuts.values()]).not.toContain('removed');
    expect(figureSvg(same, { title: 'One', removed: 'a', added: 'b' })).toContain('the same architecture');
  });

  it('has a node of one of them alone, with its wires and the cut that went with it', () => {
    const gone = figureOf(simsiam, without);
    expect(changes(gone)).toEqual(['stop-gradient removed']);
    expect([...gone.wires].filter(([, change]) => change === 'removed').length).toBeGreaterThan(0);
    expect(new Set(gone.cuts.values())).toEqual(new Set(['removed']));
    expect(changes(figureOf(without, simsiam))).toEqual(['stop-gradient added']);
  });

  it('puts added nodes on a free place, wherever the other one was drawn', () => {
    const far = {
      ...simsiam,
      nodes: simsiam.nodes.map((node) => ({
        ...node,
        position: { x: node.position.x + 5000, y: node.position.y - 300 },
      })),
    };
    const { document } = figureOf(without, far);
    const [old, now] = [simsiam, document].map(
      ({ nodes }) => nodes.find(({ type }) => type === 'stop-gradient')?.position,
    );
    expect(now).toEqual(old);
  });

  it('says on a changed node what was set otherwise, escaped', () => {
    const node = simsiam.nodes.find(({ type }) => type === 'projector');
    if (node === undefined) throw new Error('SimSiam has no projector');
    const { id, params } = node;
    const edited = updateNode(simsiam, id, { params: { ...params, layers: '<b>' } });
    const figure = figureOf(simsiam, edited);
    expect(changes(figure)).toEqual([`${id} changed`]);
    const svg = figureSvg(figure, { title: 'A & B', removed: 'run 1', added: 'run 2' });
    expect(svg).toMatch(/Layers \S+ → &lt;b&gt;/);
    expect(svg).toContain('A &amp; B');
    const asBefore = updateNode(simsiam, id, { params: { ...nodeType('projector')?.params.parse(params) } });
    expect(changes(figureOf(simsiam, asBefore))).toEqual([]);
  });
});
