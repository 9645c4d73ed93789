import { describe, expect, it } from 'vitest';
import type { PortTypes } from '../node/definition';
import { nodeType } from '../nodes/registry';

const embedding = (dim: number) => ({ kind: 'embedding', dim }) as const;
const centre = (dim: number) => ({ kind: 'centre', dim }) as const;
const images = { kind: 'images', height: 32, width: 32, channels: 3 } as const;

function infer(type: string, inputs: PortTypes, params: Readonly<Record<string, unknown>> = {}) {
  const definition = nodeType(type)!;
  return definition.infer({
    params: definition.params.parse(params),
    inputs,
    lanes: definition.lanes.default,
  });
}

describe('what comes out of a node', () => {
  for (const [type, inputs, outputs] of [
    ['mean-of-lanes', { x: embedding(8) }, { y: embedding(8) }],
    ['negative-sample', { x: embedding(8) }, { y: embedding(8) }],
    ['gradient-parts', { g: embedding(8), basic: embedding(8) }, { y: embedding(8) }],
    ['infonce-gradient', { z: embedding(8) }, { g: embedding(8), basic: embedding(8) }],
    ['moving-average-bank', { x: embedding(8), indices: { kind: 'indices' } }, { y: embedding(8) }],
    ['predictor-direct', { z: embedding(8) }, { p: embedding(8) }],
    ['loss-gradient', { a: embedding(8), g: centre(8) }, { loss: { kind: 'loss' } }],
    ['loss-infonce', { z: embedding(8) }, { loss: { kind: 'loss' } }],
    ['loss-correlation', { z: embedding(8) }, { loss: { kind: 'loss' } }],
    ['loss-residual', { z: embedding(8) }, { loss: { kind: 'loss' } }],
    ['loss-vicreg', { a: embedding(8), b: embedding(8) }, { loss: { kind: 'loss' } }],
    ['loss-barlow-twins', { a: embedding(8), b: embedding(8) }, { loss: { kind: 'loss' } }],
  ] as const)
    it(`${type} has the dimensions of what goes in`, () => {
      expect(infer(type, inputs)).toEqual({ outputs });
    });

  for (const [type, inputs, port] of [
    ['gradient-parts', { g: embedding(8), basic: embedding(4) }, 'basic'],
    ['loss-vicreg', { a: embedding(8), b: embedding(4) }, 'b'],
    ['loss-barlow-twins', { a: embedding(8), b: embedding(4) }, 'b'],
  ] as const)
    it(`${type} refuses unequal dimensions and names both`, () => {
      expect(infer(type, inputs)).toMatchObject({
        problem: { message: expect.stringMatching(/has 8 dimensions .* has 4/), port },
      });
    });
});

describe('the weights of a module', () => {
  const weights = (type: string, inputs: PortTypes, params = {}) => {
    const result = infer(type, inputs, params);
    return 'outputs' in result ? result.outputs.weights! : undefined;
  };

  it('fit a module of the same type, parameters and input, and keep their form through an average', () => {
    const online = weights('encoder-conv', { x: images })!;
    expect(infer('moving-average-weights', { weights: online })).toEqual({ outputs: { weights: online } });
    expect(infer('encoder-conv', { x: images, weights: online })).toMatchObject({
      outputs: { y: embedding(128) },
    });
  });

  it('fit no other module', () => {
    const online = weights('projector', { y: embedding(16) })!;
    for (const [type, inputs, params] of [
      ['projector', { y: embedding(16) }, { out: 64 }],
      ['projector', { y: embedding(32) }, {}],
      ['predictor', { z: embedding(16) }, {}],
      ['encoder-conv', { x: images }, {}],
    ] as const)
      expect(infer(type, { ...inputs, weights: online }, params)).toMatchObject({
        problem: { message: expect.stringMatching(/weights of a module of another form/), port: 'weights' },
      });
  });
});
