import { describe, expect, it } from 'vitest';
import { LabError } from '../../errors';
import { findPreset, presetSizes, presets } from '../../presets';
import type { GraphDocument, GraphEdge, GraphNode } from '../document/document';
import { addNode, connect, removeEdges, removeNodes, updateNode } from '../editing/edit';
import { analyse, assertValid } from './analyse';

const simsiam = () => findPreset('simsiam').build('small');

function end(text: string) {
  const [place = '', lane = '0'] = text.split(':');
  const [node = '', port = ''] = place.split('.');
  return { node, port, lane: Number(lane) };
}

function wired(document: GraphDocument, ...wires: readonly (readonly [string, string])[]): GraphDocument {
  return wires.reduce((changed, [from, to]) => connect(changed, end(from), end(to)), document);
}

function withNode(document: GraphDocument, type: string, change: Partial<GraphNode> = {}): GraphDocument {
  const grown = addNode(document, type, { x: 0, y: 0 });
  return updateNode(grown, grown.nodes.at(-1)!.id, change);
}

function into(document: GraphDocument, node: string, port: string): GraphEdge[] {
  return document.edges.filter(({ to }) => to.node === node && to.port === port);
}

function problemsOf(document: GraphDocument) {
  return analyse(document).problems;
}

describe('the analysis of a document', () => {
  it('finds nothing wrong with any preset at any size', () => {
    for (const { build } of presets)
      for (const size of presetSizes) expect(problemsOf(build(size))).toEqual([]);
  });

  it('orders the nodes after those that they depend on and knows the type on every port', () => {
    for (const { build } of presets) {
      const document = build('small');
      const { order, types } = analyse(document);
      expect([...order].sort()).toEqual(document.nodes.map(({ id }) => id).sort());
      for (const { from, to } of document.edges)
        expect(order.indexOf(from.node)).toBeLessThan(order.indexOf(to.node));
      expect([...types.keys()].sort()).toEqual([...order].sort());
    }
  });

  it('infers the shapes along the branches', () => {
    const { types } = analyse(simsiam());
    expect(types.get('views')?.outputs.view).toEqual({ kind: 'images', height: 32, width: 32, channels: 3 });
    expect(types.get('encoder')?.outputs.y).toMatchObject({ kind: 'embedding' });
    expect(types.get('projector')?.outputs.z).toEqual({ kind: 'embedding', dim: 128 });
    expect(types.get('loss')?.outputs.loss).toEqual({ kind: 'loss' });
  });

  it('finds that a folder is still to be given, and knows the shapes all the same', () => {
    for (const source of [
      { kind: 'cifar10', directory: '' },
      { kind: 'folder', directory: '  ', size: 64 },
    ]) {
      const document = updateNode(simsiam(), 'dataset', { params: { source } });
      const message = 'Source: give the folder that the images are in';
      expect(problemsOf(document)).toEqual([{ code: 'data-missing', message, where: { node: 'dataset' } }]);
      expect(analyse(document).types.get('projector')?.outputs.z).toEqual({ kind: 'embedding', dim: 128 });
      expect(() => assertValid(document)).toThrow(/dataset: Source: give the folder/);
    }
  });

  it('names what is minimised, what accuracy is measured on and what is watched', () => {
    const { objective, backbone, taps } = analyse(simsiam());
    expect(objective).toEqual({ node: 'loss', port: 'loss', lane: 0 });
    expect(backbone).toEqual({ node: 'encoder', port: 'y', lane: 0 });
    expect(taps).toEqual([
      { id: 'projector', node: 'projector', port: 'z', dim: 128, role: 'representation' },
      { id: 'predictor', node: 'predictor', port: 'p', dim: 128, role: 'loss' },
    ]);
  });

  it('analyses a document once', () => {
    const document = simsiam();
    expect(analyse(document)).toBe(analyse(document));
  });
});

describe('a document that cannot train', () => {
  it('because of a cycle names the nodes of the cycle in the order of the wires', () => {
    const cycle = wired(withNode(simsiam(), 'normalise', { lanes: 2 }), ['normalise.y', 'predictor.z']);
    const document = wired(cycle, ['predictor.p', 'normalise.x']);
    const [problem] = problemsOf(document).filter(({ code }) => code === 'graph-cycle');
    expect(problem?.message).toMatch(/normalise → predictor → normalise|predictor → normalise → predictor/);
    expect(['normalise', 'predictor']).toContain(problem?.where.node);
  });

  it('because a node is wired to itself is still analysed', () => {
    const document = wired(withNode(simsiam(), 'scale'), ['scale.y', 'scale.x'], ['scale.y', 'loss.z']);
    expect(problemsOf(document)[0]).toMatchObject({ code: 'graph-cycle', where: { node: 'scale' } });
  });

  it('because an input has no wire names node, port and branch', () => {
    const document = simsiam();
    const [, second] = into(document, 'loss', 'z');
    expect(problemsOf(removeEdges(document, [second!]))).toEqual([
      {
        code: 'port-unconnected',
        message: `z_${second!.to.lane === 0 ? 'a' : 'b'} needs a wire`,
        where: { node: 'loss', port: 'z', lane: second!.to.lane },
      },
    ]);
  });

  it('because a wire ends at a port, a branch or a node that does not exist names the end', () => {
    for (const [from, to, missing] of [
      ['projector.q', 'loss.z', 'projector.q'],
      ['projector.z:5', 'loss.z', 'projector.z:5'],
      ['head.z', 'loss.z', 'head.z'],
      ['projector.z', 'loss.q', 'loss.q'],
    ] as const) {
      const problem = problemsOf(wired(simsiam(), [from, to])).find(({ message }) =>
        message.includes('does not exist'),
      );
      expect(problem).toMatchObject({ code: 'document-invalid', where: end(missing) });
      expect(problem?.message).toContain(missing);
    }
  });

  it('because kinds do not fit says what is given and what is taken, once', () => {
    const problems = problemsOf(wired(simsiam(), ['views.view', 'loss.z'])).filter(
      ({ code }) => code === 'shape-mismatch',
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('view_a of views gives images, but z_a takes embedding');
    expect(problems[0]?.where).toEqual({ node: 'loss', port: 'z', lane: 0 });
  });

  it('because two wires end at one input says so', () => {
    const document = simsiam();
    const [wire] = into(document, 'loss', 'z');
    const twice = { ...document, edges: [...document.edges, { from: end('predictor.p'), to: wire!.to }] };
    expect(problemsOf(twice).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('has two wires; it takes one'),
    );
  });

  it('because dimensions do not fit names node and port', () => {
    const wider = withNode(simsiam(), 'projector', { lanes: 2, params: { out: 64 } });
    const both = [0, 1] as const;
    const document = both.reduce(
      (changed, lane) =>
        wired(
          changed,
          [`encoder.y:${lane}`, `projector-2.y:${lane}`],
          [`projector-2.z:${lane}`, `loss.z:${lane}`],
        ),
      wider,
    );
    const [problem, ...others] = problemsOf(document);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'shape-mismatch', where: { node: 'loss', port: 'z' } });
    expect(problem?.message).toMatch(/128.*64/);
  });

  it('because the branches of one input differ names the branch', () => {
    const narrower = withNode(simsiam(), 'projector', { lanes: 1, params: { out: 64 } });
    const document = wired(
      narrower,
      ['encoder.y:0', 'projector-2.y:0'],
      ['projector-2.z:0', 'predictor.z:1'],
    );
    expect(problemsOf(document)[0]).toEqual({
      code: 'shape-mismatch',
      message: 'Its branches differ: embedding 128 and embedding 64',
      where: { node: 'predictor', port: 'z', lane: 1 },
    });
  });

  it('because it has two datasets or none says so', () => {
    expect(problemsOf(withNode(simsiam(), 'dataset'))).toMatchObject([
      { code: 'document-invalid', where: { node: 'dataset-2' } },
    ]);
    expect(problemsOf(removeNodes(simsiam(), ['dataset'])).map(({ message }) => message)).toContain(
      'There is no dataset: add one',
    );
  });

  it('because it has no loss or two open ones says what to do', () => {
    expect(problemsOf(removeNodes(simsiam(), ['loss']))).toMatchObject([{ code: 'objective-missing' }]);
    const second = withNode(simsiam(), 'loss-negative-cosine', { lanes: 1 });
    const document = wired(
      second,
      ['projector.z:0', 'loss-negative-cosine.p'],
      ['projector.z:1', 'loss-negative-cosine.z'],
    );
    const [problem] = problemsOf(document);
    expect(problem).toMatchObject({
      code: 'objective-missing',
      where: { node: 'loss-negative-cosine', port: 'loss' },
    });
    expect(problem?.message).toContain('weighted sum');
  });

  it('because no gradient reaches a module says so', () => {
    const document = [0, 1].reduce(
      (changed, lane) =>
        wired(
          changed,
          [`projector.z:${lane}`, `stop-gradient-2.x:${lane}`],
          [`stop-gradient-2.y:${lane}`, `loss.p:${lane}`],
        ),
      withNode(simsiam(), 'stop-gradient', { lanes: 2 }),
    );
    expect(problemsOf(document)).toMatchObject([{ code: 'objective-missing', where: { node: 'loss' } }]);
  });

  it('because of its parameters, branches, type or name is marked at the node', () => {
    const changes: readonly (readonly [Partial<GraphNode>, RegExp])[] = [
      [{ params: { hidden: 0 } }, /^Bottleneck: /],
      [{ params: { depth: 2 } }, /"depth"/],
    ];
    for (const [change, sentence] of changes) {
      const [problem] = problemsOf(updateNode(simsiam(), 'predictor', change));
      expect(problem).toMatchObject({ code: 'document-invalid', where: { node: 'predictor' } });
      expect(problem?.message).toMatch(sentence);
    }
    expect(
      problemsOf(updateNode(simsiam(), 'dataset', { lanes: 2 })).map(({ message }) => message),
    ).toContain('Dataset has 2 branches; it may have 1');
    const document = simsiam();
    const alien = { ...document, nodes: document.nodes.map((node) => ({ ...node, type: 'alien' })) };
    expect(problemsOf(alien)[0]?.message).toBe('There is no node type "alien"');
    const twins = { ...document, nodes: [...document.nodes, document.nodes[0]!] };
    expect(problemsOf(twins).map(({ message }) => message)).toContain('Two nodes are called "dataset"');
  });

  it('throws its first problem with the node before the sentence', () => {
    expect(() => assertValid(simsiam())).not.toThrow();
    const document = updateNode(simsiam(), 'predictor', { params: { hidden: 0 } });
    expect(() => assertValid(document)).toThrow(LabError);
    expect(() => assertValid(document)).toThrow(/^predictor: Bottleneck/);
  });
});

describe('modules that share weights', () => {
  const shared = (weightsOf: string, type = 'projector') =>
    [0, 1].reduce((changed, lane) => wired(changed, [`encoder.y:${lane}`, `shared.y:${lane}`]), {
      ...simsiam(),
      nodes: [
        { id: 'shared', type, params: {}, lanes: 2, weightsOf, position: { x: 0, y: 0 } },
        ...simsiam().nodes,
      ],
    } as GraphDocument);

  it('may be any two of one type with equal inputs', () => {
    expect(problemsOf(shared('projector'))).toEqual([]);
  });

  it('are refused where the owner is absent, of another type, itself or without weights', () => {
    for (const [owner, sentence] of [
      ['nobody', /does not exist/],
      ['encoder', /is not a Projector/],
      ['shared', /none of its own/],
    ] as const)
      expect(problemsOf(shared(owner))[0]).toMatchObject({
        code: 'document-invalid',
        message: expect.stringMatching(sentence),
        where: { node: 'shared' },
      });
    const scale = updateNode(withNode(withNode(simsiam(), 'scale'), 'scale'), 'scale-2', {
      weightsOf: 'scale',
    });
    expect(problemsOf(scale).map(({ message }) => message)).toContain('Scale has no weights to share');
  });

  it('are refused where the inputs differ, also if the sharer comes before the owner', () => {
    const document = [0, 1].reduce(
      (changed, lane) =>
        wired(changed, [`encoder.y:${lane}`, `wide.y:${lane}`], [`wide.z:${lane}`, `shared.y:${lane}`]),
      {
        ...shared('projector'),
        nodes: [
          { id: 'wide', type: 'projector', params: { out: 77 }, lanes: 2, position: { x: 0, y: 0 } },
          ...shared('projector').nodes,
        ],
      } as GraphDocument,
    );
    const later = { ...document, nodes: [...document.nodes].reverse() };
    for (const one of [document, later])
      expect(problemsOf(one)).toMatchObject([
        {
          code: 'shape-mismatch',
          message: expect.stringMatching(/^It shares the weights of "projector", which take .*77$/),
          where: { node: 'shared', port: 'y' },
        },
      ]);
  });

  it('of a convolution take images of another size, those of an MLP do not', () => {
    const smaller = (type: string) => {
      const simple = {
        ...simsiam(),
        nodes: simsiam().nodes.map((node) => (node.id === 'encoder' ? { ...node, type, params: {} } : node)),
      };
      const local = withNode(withNode(simple, 'views', { params: { size: 16 } }), type, {
        weightsOf: 'encoder',
      });
      const [views = '', sharer = ''] = local.nodes.slice(-2).map(({ id }) => id);
      return [0, 1].reduce(
        (changed, lane) => wired(changed, [`${views}.view:${lane}`, `${sharer}.x:${lane}`]),
        wired(local, ['dataset.images', `${views}.images`]),
      );
    };
    expect(problemsOf(smaller('encoder-conv'))).toEqual([]);
    expect(problemsOf(smaller('encoder-mlp'))).toMatchObject([
      { message: expect.stringMatching(/^It shares the weights of "encoder", which take .*32×32.*16×16/) },
    ]);
  });

  it('have one learning rate, which is the owner of the weights', () => {
    const rated = (...nodes: string[]) => {
      const document = shared('projector');
      const moduleRates = nodes.map((node) => ({ node, factor: 2, schedule: 'follow' as const }));
      return { ...document, training: { ...document.training, moduleRates } };
    };
    expect(problemsOf(rated('projector'))).toEqual([]);
    expect(problemsOf(rated('shared'))[0]?.message).toContain('trains with "projector"');
    expect(problemsOf(rated('projector', 'projector'))[0]?.message).toContain('two learning rates');
    expect(problemsOf(rated('loss'))[0]?.message).toContain('which is no module');
  });
});
