import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPreset } from '@shared/presets';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadBackend } from '../../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import type { TrainingSession } from '../session';
import { tinyDocument } from '../testing/tinyDocument';
import { TinySessions } from '../testing/tinySession';
import { KeptRecordings } from './keptRecordings';

let sessions: TinySessions;
let folder: TemporaryFolder;
beforeAll(async () => {
  sessions = await TinySessions.on(await loadBackend());
});
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  sessions.close();
  folder.remove();
});

const kept = () => readdirSync(folder.path);
const recordings = (build = 'a') => new KeptRecordings(folder.path, build);
const document = (seed: number, baseRate = 0.1) =>
  tinyDocument(findPreset('moving-average-target').build('small'), { seed, baseRate });

/** Everything that three steps measure, and the weights after them. */
function trained(session: TrainingSession) {
  const measured = [0, 1, 2].map((step) => session.step(step, session.compiled.probes));
  return { measured, weights: session.executor.read() };
}

it('a step that is opened again trains as one that is recorded, bit for bit, with another seed', () => {
  sessions.open(document(0), { recordings: recordings() });
  expect(kept()).toHaveLength(1);
  const opened = sessions.open(document(7), { recordings: recordings() });
  expect(kept()).toHaveLength(1);
  expect(opened.executor.kind).toBe('replay');
  expect(trained(opened)).toEqual(trained(sessions.open(document(7))));
});

it('another document or another build is recorded anew', () => {
  sessions.open(document(0), { recordings: recordings() });
  sessions.open(document(0, 0.2), { recordings: recordings() });
  sessions.open(document(0), { recordings: recordings('b') });
  expect(kept()).toHaveLength(3);
});

it('a recording that is damaged is recorded anew', () => {
  sessions.open(document(0), { recordings: recordings() });
  const graph = join(folder.path, kept()[0]!, 'saved_model.pb');
  const whole = readFileSync(graph);
  const damaged = Buffer.from(whole);
  damaged[1_000]! ^= 1;
  writeFileSync(graph, damaged);
  const session = sessions.open(document(0), { recordings: recordings() });
  expect(readFileSync(graph)).toEqual(whole);
  expect(session.executor.kind).toBe('replay');
});
