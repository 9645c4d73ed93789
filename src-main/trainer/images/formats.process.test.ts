import { resolve } from 'node:path';
import type { MetricPoint } from '@shared/api';
import { addressOf } from '@shared/metric';
import { metricsOf } from '@shared/metrics/registry';
import { findPreset } from '@shared/presets';
import type { FileKind } from '@shared/values/dataFormats';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { load } from '../../data/testing';
import { type Backend, loadBackend } from '../../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import { TrainingSession } from '../session';
import { trainQuietly } from '../testing/quietLoop';
import { tinyDocument } from '../testing/tinyDocument';

/** The same 40 and 20 images, as fixtures/data/generate.py wrote them with numpy, pickle and pyarrow. */
const formats: readonly (readonly [kind: FileKind, name: string, settings: { size?: number }])[] = [
  ['cifar10', 'cifar10-bin', {}],
  ['cifar10', 'cifar10-py', {}],
  ['npz', 'npz/cifar.npz', { size: 32 }],
  ['parquet', 'parquet', { size: 32 }],
];

/** What depends on the clock. */
const ofTheClock = new Set(metricsOf('run', 'clock').map((metric) => addressOf(metric)));

const document = tinyDocument(findPreset('simsiam').build('small'), {
  maxSteps: 12,
  probeEvery: 3,
  evaluateEvery: 6,
  checkpointEvery: 0,
});

let backend: Backend;
let folder: TemporaryFolder;
beforeAll(async () => {
  backend = await loadBackend();
  folder = temporaryFolder();
  return folder.remove;
});
let session: TrainingSession | undefined;
afterEach(() => session?.executor.close());

async function pointsOn(kind: FileKind, name: string, settings: { size?: number }): Promise<MetricPoint[]> {
  const dataset = await load(kind, resolve('fixtures', 'data', name), settings);
  session = new TrainingSession(document, backend, dataset, folder.path);
  const { reports } = await trainQuietly({ session, folder: folder.path });
  session.executor.close();
  session = undefined;
  const points = reports.flatMap((report) => (report.kind === 'metrics' ? report.points : []));
  return points.filter((point) => !ofTheClock.has(point.name));
}

it('trains to the same metrics, bit for bit, on the same images in four formats', async () => {
  const all = [];
  for (const [kind, name, settings] of formats) all.push(await pointsOn(kind, name, settings));
  const [binary = []] = all;
  expect(new Set(binary.map(({ name }) => name)).size).toBeGreaterThan(10);
  expect(new Set(binary.map(({ step }) => step))).toEqual(new Set([0, 3, 6, 9, 11, 12]));
  for (const points of all) expect(points).toEqual(binary);
});
