import { embeddingSpaces } from '@shared/api';
import { addressOf } from '@shared/metric';
import { knn } from '@shared/metrics/features/accuracy';
import { metricsOf } from '@shared/metrics/registry';
import { findPreset } from '@shared/presets';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../data';
import { labelledSplits, MemoryImages } from '../data/reading/dataset';
import { type Backend, loadBackend } from '../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder';
import { Evaluation } from './evaluation';
import { TrainingSession } from './session';
import { tinyDocument } from './testing/tinyDocument';

const side = 16;
const accuracies = metricsOf('run', 'features').map((metric) => addressOf(metric));

type Pixel = (label: number, channel: number) => number;

function imagesOf(labels: readonly number[], pixel: Pixel): MemoryImages {
  const size = side * side * 3;
  const pixels = Uint8Array.from({ length: labels.length * size }, (_, index) =>
    pixel(labels[Math.floor(index / size)] ?? 0, index % 3),
  );
  return new MemoryImages(pixels, Uint16Array.from(labels), {
    count: labels.length,
    height: side,
    width: side,
  });
}

/** Bytes from a linear congruential generator: the same noise each time. */
function noise(): Pixel {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
}

function datasetOf(train: MemoryImages, test: MemoryImages, classNames: readonly string[]): Dataset {
  const record = { kind: 'embedded', fingerprint: '' } as unknown as Dataset['record'];
  return {
    name: 'a test',
    classNames,
    train,
    test,
    labelled: labelledSplits(classNames, train, test),
    record,
  };
}

describe('an evaluation', () => {
  let backend: Backend;
  let folder: TemporaryFolder;
  let opened: TrainingSession[];
  beforeAll(async () => {
    backend = await loadBackend();
  });
  beforeEach(() => {
    folder = temporaryFolder();
    opened = [];
  });
  afterEach(() => {
    for (const session of opened) session.executor.close();
    folder.remove();
  });

  /** Of the untrained encoder, by metric name. */
  function evaluated(dataset: Dataset) {
    const session = new TrainingSession(
      tinyDocument(findPreset('simsiam').build('small')),
      backend,
      dataset,
      folder.path,
    );
    opened.push(session);
    const { points, notes } = new Evaluation(session).run(0);
    return { values: new Map(points.map(({ name, value }) => [name, value])), notes };
  }

  it.each([
    ['sorted by label', (index: number, count: number) => (index < count / 2 ? 0 : 1)],
    ['mixed', (index: number) => index % 2],
  ] as const)('finds chance on noise of two classes, %s', (_order, labelAt) => {
    const pixel = noise();
    const labels = (count: number) => Array.from({ length: count }, (_, index) => labelAt(index, count));
    const { values } = evaluated(
      datasetOf(imagesOf(labels(6_000), pixel), imagesOf(labels(3_000), pixel), ['zero', 'one']),
    );
    for (const name of accuracies) expect(Math.abs(values.get(name)! - 0.5), name).toBeLessThan(0.05);
  });

  it('tells 30 plain red images from 6 plain green ones, and says how many neighbours it took', () => {
    const colours: Pixel = (label, channel) => (channel === label ? 220 : 30);
    const labels = (red: number, green: number) => [
      ...Array<number>(red).fill(0),
      ...Array<number>(green).fill(1),
    ];
    // As an image folder is split: every sixth image of a class is held out.
    const { values, notes } = evaluated(
      datasetOf(imagesOf(labels(25, 5), colours), imagesOf(labels(5, 1), colours), ['red', 'green']),
    );
    for (const name of accuracies) expect([name, values.get(name)]).toEqual([name, 1]);
    expect(notes).toContain(`${knn.title}: k = 5 in place of 20`);
  });

  it('measures the features of both spaces, with one class too, where there is no accuracy', () => {
    const pixel = noise();
    const labels = Array<number>(40).fill(1);
    const { values } = evaluated(
      datasetOf(imagesOf(labels, pixel), imagesOf(labels, pixel), ['none', 'all']),
    );
    for (const name of accuracies) expect(values.has(name), name).toBe(false);
    for (const space of embeddingSpaces)
      for (const metric of metricsOf('tap', 'features'))
        expect(Number.isFinite(values.get(addressOf(metric, space))), addressOf(metric, space)).toBe(true);
  });
});
