import { rmSync } from 'node:fs';
import { findPreset } from '@shared/presets';
import { expect, it } from 'vitest';
import { loadBackend } from '../tensorflow';
import { trainLoop } from './loop';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions, temporaryFolder } from './testing/tinySession';

const warmUp = 1_000;
const steps = 2_000;

it('keeps its memory flat over 2,000 steps', async () => {
  const sessions = await TinySessions.on(await loadBackend());
  const folder = temporaryFolder();
  const document = tinyDocument(findPreset('simsiam').build('small'), {
    maxSteps: warmUp + steps,
    epochs: 10_000,
    evaluateEvery: 500,
    checkpointEvery: 500,
  });
  const sizes = new Map<number, number>();
  await trainLoop({
    session: sessions.open(document),
    folder,
    resumeFrom: null,
    control: { wish: 'run', whenNotPaused: () => Promise.resolve() },
    report: (report) => {
      if (report.kind !== 'checkpoint') return;
      sizes.set(report.step, process.memoryUsage.rss());
      rmSync(report.path);
    },
    clock: () => performance.now(),
  });
  sessions.close();
  rmSync(folder, { recursive: true, force: true });
  const [before = 0, after = 0] = [sizes.get(warmUp), sizes.get(warmUp + steps)];
  expect(
    after / before,
    `${[...sizes.values()].map((size) => Math.round(size / 2 ** 20)).join(', ')} MiB`,
  ).toBeLessThan(1.02);
});
