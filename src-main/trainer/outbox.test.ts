import { describe, expect, it } from 'vitest';
import { formatReports, Outbox, parseReports } from './outbox';
import type { TrainerMessage, TrainerReport } from './protocol';

const progress = (step: number): TrainerReport => ({
  kind: 'progress',
  step,
  imagesPerSecond: 1,
  seconds: 1,
});

describe('reports on their way', () => {
  it('are sent at once and stay until they are kept', async () => {
    const posted: TrainerMessage[] = [];
    const outbox = new Outbox((message) => posted.push(message));
    for (const step of [1, 2, 3]) outbox.send(progress(step));
    expect(posted.map(({ number }) => number)).toEqual([1, 2, 3]);
    outbox.kept(2);
    outbox.disconnected();
    outbox.send(progress(4));
    expect(posted).toHaveLength(3);
    expect(await outbox.remaining()).toEqual([progress(3), progress(4)]);
  });

  it('hold the trainer while too many are not kept, and let it go on', async () => {
    const outbox = new Outbox(() => undefined);
    let room = true;
    for (let step = 1; room; step += 1) {
      outbox.send(progress(step));
      room = await Promise.race([
        outbox.whenRoom().then(() => true),
        Promise.resolve().then(() => Promise.resolve(false)),
      ]);
      expect(step).toBeLessThan(10_000);
    }
    const waiting = outbox.whenRoom();
    outbox.kept(1);
    await waiting;
  });

  it('are read from a file as they were written, and not from one that was changed', () => {
    const reports = [progress(1), progress(2)];
    const text = formatReports(reports).toString();
    expect(parseReports(text)).toEqual(reports);
    expect(parseReports(text.replace('"step":2', '"step":3'))).toBeUndefined();
    expect(parseReports(text.slice(0, -5))).toBeUndefined();
    expect(parseReports('')).toBeUndefined();
  });
});
