import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../tensorflow';
import { nodeOnCpu, plainBackend } from '../testing/nodeOnCpu';

const images = { kind: 'images', height: 8, width: 8, channels: 3 } as const;

let backend: Backend;
beforeAll(async () => {
  backend = await plainBackend();
});

describe('ResNet-18', () => {
  /** How far its output moves when the kernels inside its blocks do. */
  function movedBy(zeroInit: boolean): number {
    const { tf } = backend;
    const node = nodeOnCpu(backend, {
      type: 'encoder-resnet18',
      params: { width: 8, zeroInit },
      inputs: { x: images },
      lanes: 1,
    });
    const x = tf.randomNormal([4, 8, 8, 3], 0, 1, 'float32', 1);
    const before = node.call({ x: [x] }).y![0]!;
    for (const [name, variable] of node.variables)
      if (/conv[12]-kernel$/.test(name)) variable.assign(tf.mul(tf.square(variable), -1));
    return tf.max(tf.abs(tf.sub(node.call({ x: [x] }).y![0]!, before))).dataSync()[0]!;
  }

  it('begins with blocks that are their shortcuts where that is asked for', () => {
    expect(movedBy(true)).toBe(0);
    expect(movedBy(false)).toBeGreaterThan(0.01);
  });
});

describe('a predictor of one matrix', () => {
  it('has the tanh of its weights as its matrix where that is asked for', () => {
    const { tf } = backend;
    const node = nodeOnCpu(backend, {
      type: 'predictor',
      params: { kind: 'linear', tanh: true },
      inputs: { z: { kind: 'embedding', dim: 2 } },
      lanes: 1,
    });
    node.variables.get('layer1-weight')!.assign(tf.tensor2d([0.5, -3, 0, 1], [2, 2]));
    const [p] = node.call({ z: [tf.tensor2d([1, 0, 0, 1], [2, 2])] }).p!;
    const expected = [0.5, -3, 0, 1].map(Math.tanh);
    Array.from(p!.dataSync()).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 5);
    });
  });
});
