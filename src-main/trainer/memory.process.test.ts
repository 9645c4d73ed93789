import { rmSync } from 'node:fs';
import { findPreset } from '@shared/presets';
import { expect, it } from 'vitest';
import { loadBackend } from '../tensorflow';
import { temporaryFolder } from '../testing/temporaryFolder';
import { trainLoop } from './loop';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions } from './testing/tinySession';

const warmUp = 1_000;
const steps = 2_000;
/** Steps over which the least size is taken. */
const stretch = 500;

it('keeps its memory flat over 2,000 steps', async () => {
  const sessions = await TinySessions.on(await loadBackend());
  const folder = temporaryFolder().path;
  const document = tinyDocument(findPreset('simsiam').build('small'), {
    maxSteps: warmUp + steps,
    epochs: 10_000,
    evaluateEvery: 500,
    checkpointEvery: 500,
  });
  const sizes: { step: number; bytes: number }[] = [];
  await trainLoop({
    session: sessions.open(document),
    folder,
    resumeFrom: null,
    control: { wish: 'run', whenNotPaused: () => Promise.resolve() },
    report: (report) => {
      if (report.kind === 'progress') sizes.push({ step: report.step, bytes: process.memoryUsage.rss() });
      if (report.kind === 'checkpoint') rmSync(report.path);
    },
    whenRoom: () => Promise.resolve(),
    clock: () => performance.now(),
  });
  sessions.close();
  rmSync(folder, { recursive: true, force: true });
  // The least of a stretch: JavaScript's heap swells and shrinks between collections, a leak does not shrink.
  const least = (from: number, to: number) =>
    Math.min(...sizes.filter(({ step }) => step > from && step <= to).map(({ bytes }) => bytes));
  const [before, after] = [least(warmUp, warmUp + stretch), least(warmUp + steps - stretch, warmUp + steps)];
  expect(
    after / before,
    `${Math.round(before / 2 ** 20)} to ${Math.round(after / 2 ** 20)} MiB`,
  ).toBeLessThan(1.02);
});
