import { rmSync } from 'node:fs';
import { findPreset } from '@shared/presets';
import { expect, it } from 'vitest';
import { lossOutput } from '../compiler';
import { loadBackend } from '../tensorflow';
import { temporaryFolder } from '../testing/temporaryFolder';
import { trainQuietly } from './testing/quietLoop';
import { tinyDocument } from './testing/tinyDocument';
import { TinySessions } from './testing/tinySession';

it.each(['cpu', 'wasm'])('trains without TensorFlow, in eager steps: %s', async (rung) => {
  process.env.COLLAPSE_LAB_BACKEND = rung;
  const sessions = await TinySessions.on(await loadBackend());
  const folder = temporaryFolder().path;
  try {
    // Without the stop-gradient the loss is one that every step follows down.
    const preset = findPreset('simsiam-no-stop-gradient');
    const document = tinyDocument(preset.build('small'), { maxSteps: 10, probeEvery: 1 });
    const session = sessions.open(document);
    expect(session.executor.kind).toBe('eager');
    expect(session.fallback).toMatch(/replay needs TensorFlow/);
    expect(session.backend.info).toMatchObject({ rung: 3, name: rung });
    const before = session.look(0, [lossOutput])[lossOutput]![0]!;
    const { end } = await trainQuietly({ session, folder });
    expect(end).toEqual({ how: 'finished', step: 10 });
    // The same batch again: ten steps have made its loss smaller.
    expect(session.look(0, [lossOutput])[lossOutput]![0]!).toBeLessThan(before - 0.02);
    expect(() =>
      sessions.open({ ...document, training: { ...document.training, precision: 'bfloat16' } }),
    ).toThrow(expect.objectContaining({ code: 'backend-unavailable' }));
  } finally {
    sessions.close();
    rmSync(folder, { recursive: true, force: true });
    delete process.env.COLLAPSE_LAB_BACKEND;
  }
});
