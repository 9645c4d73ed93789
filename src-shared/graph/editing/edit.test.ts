import '@shared/testing/sameProperties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from '../../nodes/registry';
import { findPreset, presets } from '../../presets';
import { analyse } from '../analysis/analyse';
import { wirePaths } from '../analysis/wirePaths';
import { formatEndpoint, type GraphDocument, type GraphEdge } from '../document/document';
import {
  addNode,
  bundleOf,
  connect,
  freshId,
  insertIntoWire,
  removeEdges,
  removeNodes,
  setLanes,
  shareWeights,
  updateNode,
} from './edit';

const simsiam = () => findPreset('simsiam').build('small');
const here = { x: 0, y: 0 };

function wiresOf({ edges }: GraphDocument): string[] {
  return edges.map(({ from, to }) => `${formatEndpoint(from)} ${formatEndpoint(to)}`).sort();
}

function wire(document: GraphDocument, text: string): GraphEdge {
  return document.edges.find(({ from, to }) => `${formatEndpoint(from)} ${formatEndpoint(to)}` === text)!;
}

describe('an edit', () => {
  it('leaves the document that it changes as it was', () => {
    const document = simsiam();
    const before = structuredClone(document);
    addNode(document, 'scale', here);
    removeNodes(document, ['stop-gradient', 'predictor']);
    setLanes(document, 'loss', 1);
    connect(document, document.edges[0]!.from, document.edges.at(-1)!.to);
    removeEdges(document, document.edges);
    shareWeights(document, 'projector', 'encoder');
    expect(document).toEqual(before);
  });

  it('that adds a node gives it a fresh id and the defaults of its type', () => {
    const document = addNode(addNode(simsiam(), 'predictor', here), 'stop-gradient', here);
    expect(document.nodes.slice(-2).map(({ id }) => id)).toEqual(['predictor-2', 'stop-gradient-2']);
    expect(document.nodes.at(-2)).toMatchObject({ lanes: 2, params: {} });
    expect(freshId(document, 'predictor')).toBe('predictor-3');
    expect(removeNodes(document, ['predictor-2', 'stop-gradient-2'])).toEqual(simsiam());
  });

  it('that wires an input replaces the wire that was there', () => {
    const document = simsiam();
    const taken = wire(document, 'predictor.p loss.p');
    const changed = connect(document, { node: 'projector', port: 'z', lane: 0 }, taken.to);
    expect(changed.edges).toHaveLength(document.edges.length);
    expect(wiresOf(changed)).toContain('projector.z loss.p');
    expect(wiresOf(connect(changed, taken.from, taken.to))).toEqual(wiresOf(document));
  });

  it('that takes branches away takes their wires along', () => {
    const document = setLanes(simsiam(), 'predictor', 1);
    expect(wiresOf(simsiam()).filter((one) => !wiresOf(document).includes(one))).toEqual([
      'predictor.p:1 loss.p:1',
      'projector.z:1 predictor.z:1',
    ]);
    expect(wiresOf(setLanes(simsiam(), 'predictor', 3))).toEqual(wiresOf(simsiam()));
  });
});

describe('taking nodes out', () => {
  it('joins the wires of a stop-gradient branch by branch', () => {
    const document = removeNodes(simsiam(), ['stop-gradient']);
    expect(wiresOf(document)).toEqual(wiresOf(findPreset('simsiam-no-stop-gradient').build('small')));
    expect(analyse(document).problems).toEqual([]);
  });

  it('joins every wire that leaves a branch, through several nodes at once', () => {
    const chained = insertIntoWire(
      addNode(simsiam(), 'normalise', here),
      'normalise',
      wire(simsiam(), 'stop-gradient.y loss.z:1'),
    )!;
    const watched = addNode(chained, 'metric-probe', here);
    const both = connect(
      watched,
      { node: 'normalise', port: 'y', lane: 0 },
      { node: 'metric-probe', port: 'x', lane: 0 },
    );
    const document = removeNodes(both, ['stop-gradient', 'normalise']);
    expect(wiresOf(document)).toContain('projector.z metric-probe.x');
    expect(wiresOf(document)).toContain('projector.z loss.z:1');
    expect(wiresOf(document)).toContain('projector.z:1 loss.z');
  });

  it('leaves the inputs behind another node open', () => {
    const document = removeNodes(simsiam(), ['predictor']);
    expect(wiresOf(document).some((one) => one.includes('predictor'))).toBe(false);
    expect(analyse(document).problems.map(({ where }) => where)).toEqual([
      { node: 'loss', port: 'p', lane: 0 },
      { node: 'loss', port: 'p', lane: 1 },
    ]);
  });

  it('hands weights, parameters and learning rate on to the first node that shared them', () => {
    const added = addNode(addNode(simsiam(), 'predictor', here), 'predictor', here);
    const owned = updateNode(added, 'predictor', { params: { hidden: 7 } });
    const shared = shareWeights(shareWeights(owned, 'predictor-2', 'predictor'), 'predictor-3', 'predictor');
    const moduleRates = [{ node: 'predictor', factor: 3, schedule: 'static' as const }];
    const document = removeNodes({ ...shared, training: { ...shared.training, moduleRates } }, ['predictor']);
    expect(document.nodes.slice(-2)).toMatchObject([
      { id: 'predictor-2', params: { hidden: 7 } },
      { id: 'predictor-3', weightsOf: 'predictor-2' },
    ]);
    expect(document.nodes.at(-2)).not.toHaveProperty('weightsOf');
    expect(document.training.moduleRates).toEqual([{ node: 'predictor-2', factor: 3, schedule: 'static' }]);
    expect(removeNodes(document, ['predictor-2', 'predictor-3']).training.moduleRates).toEqual([]);
  });
});

describe('sharing weights', () => {
  const three = () => addNode(addNode(simsiam(), 'projector', here), 'projector', here);
  const ownersOf = ({ nodes }: GraphDocument) =>
    nodes.filter(({ type }) => type === 'projector').map(({ weightsOf }) => weightsOf);

  it('always ends at one owner', () => {
    const first = shareWeights(three(), 'projector-3', 'projector-2');
    expect(ownersOf(shareWeights(first, 'projector-2', 'projector'))).toEqual([
      undefined,
      'projector',
      'projector',
    ]);
    expect(ownersOf(shareWeights(first, 'projector', 'projector-3'))).toEqual([
      'projector-2',
      undefined,
      'projector-2',
    ]);
    expect(shareWeights(first, 'projector-2', 'projector-3')).toBe(first);
  });

  it('ends with the parameters that the node had from the owner', () => {
    const shared = shareWeights(
      updateNode(three(), 'projector', { params: { out: 64 } }),
      'projector-2',
      'projector',
    );
    const own = shareWeights(shared, 'projector-2', undefined);
    expect(own.nodes.find(({ id }) => id === 'projector-2')).toMatchObject({ params: { out: 64 } });
    expect(ownersOf(own)).toEqual([undefined, undefined, undefined]);
  });
});

describe('a stop-gradient dropped on a wire', () => {
  const noStop = () => addNode(findPreset('simsiam-no-stop-gradient').build('small'), 'stop-gradient', here);

  it('goes into the parallel wires between the same ports, and out again', () => {
    const bare = noStop();
    const crossed = wire(bare, 'projector.z loss.z:1');
    expect(bundleOf(bare, crossed)).toHaveLength(2);
    const document = insertIntoWire(bare, 'stop-gradient', crossed)!;
    expect(wiresOf(document)).toEqual(wiresOf(simsiam()));
    expect(analyse(document).problems).toEqual([]);
    expect(wiresOf(removeNodes(document, ['stop-gradient']))).toEqual(wiresOf(bare));
  });

  it('is refused where it does not fit, or when it is wired already', () => {
    const bare = noStop();
    const crossed = wire(bare, 'projector.z loss.z:1');
    const used = insertIntoWire(bare, 'stop-gradient', crossed)!;
    expect(insertIntoWire(bare, 'stop-gradient', wire(bare, 'views.view encoder.x'))).toBeUndefined();
    expect(insertIntoWire(bare, 'predictor', crossed)).toBeUndefined();
    expect(insertIntoWire(bare, 'nobody', crossed)).toBeUndefined();
    expect(insertIntoWire(used, 'stop-gradient', wire(used, 'predictor.p loss.p'))).toBeUndefined();
    expect(insertIntoWire(used, 'stop-gradient', wire(used, 'stop-gradient.y loss.z:1'))).toBeUndefined();
  });
});

/** Any edit: of any node, wire or type, fitting or not. */
const anyEdit = fc.record({
  kind: fc.constantFrom('add', 'remove', 'connect', 'cut', 'lanes', 'share', 'insert', 'rate'),
  a: fc.nat(),
  b: fc.nat(),
  lane: fc.nat({ max: 3 }),
});
type Edit = typeof anyEdit extends fc.Arbitrary<infer Value> ? Value : never;

function at<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}

function edited(document: GraphDocument, { kind, a, b, lane }: Edit): GraphDocument {
  const node = at(document.nodes, a);
  const other = at(document.nodes, b);
  const edge = at(document.edges, b);
  if (kind === 'add') return addNode(document, at(nodeTypes, a)!.type, here);
  if (node === undefined || other === undefined) return document;
  if (kind === 'remove') return removeNodes(document, [node.id]);
  if (kind === 'lanes') return setLanes(document, node.id, 1 + lane);
  if (kind === 'share') return shareWeights(document, node.id, lane === 0 ? undefined : other.id);
  if (kind === 'rate') {
    const moduleRates = [{ node: node.id, factor: 2, schedule: 'follow' as const }];
    return { ...document, training: { ...document.training, moduleRates } };
  }
  if (kind === 'connect') {
    const types = new Map(nodeTypes.map((type) => [type.type, type]));
    const from = at(Object.keys(types.get(node.type)?.outputs ?? {}), b);
    const to = at(Object.keys(types.get(other.type)?.inputs ?? {}), a);
    if (from === undefined || to === undefined) return document;
    return connect(document, { node: node.id, port: from, lane }, { node: other.id, port: to, lane });
  }
  if (edge === undefined) return document;
  return kind === 'cut'
    ? removeEdges(document, [edge])
    : (insertIntoWire(document, node.id, edge) ?? document);
}

describe('any sequence of edits of any preset', () => {
  it('leaves a document that either can train, with all its types, or says why not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.array(anyEdit, { minLength: 1, maxLength: 12 }),
        (preset, edits) => {
          const document = edits.reduce(edited, preset.build('small'));
          const { problems, order, types, objective, taps, backbone } = analyse(document);
          expect(wirePaths(document).paths.size).toBe(document.edges.length);
          expect(new Set(order).size).toBe(order.length);
          for (const { from, to } of document.edges)
            if (order.includes(to.node) && document.nodes.some(({ id }) => id === from.node))
              expect(order.indexOf(from.node)).toBeLessThan(order.indexOf(to.node));
          if (problems.length > 0) {
            expect(problems.every(({ message }) => message.length > 10)).toBe(true);
            for (const { where } of problems)
              if (
                where.node !== undefined &&
                !problems.some(({ message }) => message.includes('does not exist'))
              )
                expect(document.nodes.map(({ id }) => id)).toContain(where.node);
            return;
          }
          expect(order).toHaveLength(document.nodes.length);
          expect(types.size).toBe(document.nodes.length);
          expect(objective).not.toBeNull();
          expect(backbone).not.toBeNull();
          expect(taps.filter(({ role }) => role === 'representation')).toHaveLength(1);
          expect(new Set(taps.map(({ id }) => id)).size).toBe(taps.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('can be undone by keeping the document before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presets), fc.array(anyEdit, { maxLength: 8 }), (preset, edits) => {
        const history = [preset.build('small')];
        const copies = [structuredClone(history[0]!)];
        for (const edit of edits) {
          const next = edited(history.at(-1)!, edit);
          history.push(next);
          copies.push(structuredClone(next));
        }
        expect(history).toEqual(copies);
      }),
    );
  });
});
