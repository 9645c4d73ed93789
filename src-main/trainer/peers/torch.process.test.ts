import { findPreset, withOverrides } from '@shared/presets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fixture from '../../../fixtures/training/steps.json';
import { lossOutput } from '../../compiler';
import { type Dataset, loadDataset } from '../../data';
import { MemoryImages } from '../../data/reading/dataset';
import { type Backend, loadBackend } from '../../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import { TrainingSession } from '../session';
import { direction } from '../testing/numbers';
import { tinyData } from '../testing/tinyDocument';

const { batch, side, steps, rate, encoder, head, bottleneck } = fixture;

/** Views that are the image itself, or with all that is bright turned dark. */
const unchanged = { cropMin: 1, aspect: 1, flip: 0, jitter: 0, grayscale: 0 };

function simsiam() {
  const document = withOverrides(findPreset('simsiam').build('small'), {
    training: {
      baseRate: (rate * 256) / batch,
      schedule: 'constant',
      moduleRates: [],
      batch,
      epochs: steps,
      maxSteps: steps,
    },
  });
  const params: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    views: unchanged,
    encoder,
    projector: head,
    predictor: { hidden: bottleneck },
  };
  const nodes = document.nodes.map((node) => ({ ...node, params: { ...node.params, ...params[node.id] } }));
  const views = nodes.find(({ id }) => id === 'views')!;
  const edges = document.edges.map((edge) =>
    edge.from.node === 'views' && edge.from.lane === 1
      ? { ...edge, from: { node: 'solarised', port: 'view', lane: 0 } }
      : edge,
  );
  return {
    ...document,
    nodes: [
      ...nodes.map((node) => (node.id === 'views' ? { ...node, lanes: 1 } : node)),
      { ...views, id: 'solarised', lanes: 1, params: { ...unchanged, solarise: 1 } },
    ],
    edges: [
      ...edges,
      {
        from: { node: 'dataset', port: 'images', lane: 0 },
        to: { node: 'solarised', port: 'images', lane: 0 },
      },
    ],
  };
}

/** The images of fixtures/training/generate.py. */
async function dataset(): Promise<Dataset> {
  const numbers = direction(batch * side * side * 3, 99);
  const bytes = Uint8Array.from(numbers, (value) => Math.min(255, Math.max(0, Math.floor(128 + 50 * value))));
  const images = new MemoryImages(bytes, null, { count: batch, height: side, width: side });
  const embedded = await loadDataset({ kind: 'embedded', ...tinyData }, { cache: undefined });
  return { ...embedded, train: images, test: images, labelled: null };
}

/** The weights that generate.py begins with: the same numbers, over the root of what each adds up. */
function firstWeights(shapes: ReadonlyMap<string, readonly number[]>): [string, Float32Array][] {
  return Object.keys(fixture.weights).map((name, seed) => {
    const shape = shapes.get(name) ?? [];
    const count = shape.reduce((size, one) => size * one, 1);
    const scale = 1 / Math.sqrt(shape.length > 1 ? count / shape.at(-1)! : count);
    return [name, direction(count, seed).map((value) => value * scale)];
  });
}

/** Root mean square of the differences, relative to that of the values. */
function apart(values: readonly number[], others: readonly number[]): number {
  const squares = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt(squares(values.map((value, index) => value - others[index]!)) / squares(values));
}

describe(`${steps} steps of SimSiam from the same weights as PyTorch`, () => {
  let backend: Backend;
  let data: Dataset;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    [backend, data, folder] = [await loadBackend(), await dataset(), temporaryFolder()];
  });
  afterAll(() => folder.remove());

  it('are as near to its double precision as its single precision is', () => {
    const session = new TrainingSession(simsiam(), backend, data, folder.path);
    const { executor } = session;
    executor.write(new Map([...executor.read(), ...firstWeights(session.shapes())]));
    const losses = Array.from(
      { length: steps },
      (_, step) => session.step(step, [lossOutput])[lossOutput]![0]!,
    );
    const trained = executor.read();
    executor.close();
    const weights = Object.keys(fixture.weights).flatMap((name) => [...trained.get(name)!]);
    // Both round; which of them by chance a little more says nothing.
    const allowed = 5;
    expect(apart(fixture.losses, losses)).toBeLessThan(allowed * fixture.float32.losses);
    expect(apart(Object.values(fixture.weights).flat(), weights)).toBeLessThan(
      allowed * fixture.float32.weights,
    );
  });
});
