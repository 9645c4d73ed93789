import { describe, expect, it } from 'vitest';
import { drawingRounds } from './drawingRounds';

/** A clock that stands still but while a chart is drawn, and work that waits for it. */
function bench() {
  let time = 0;
  const planned: { at: number; work: () => void }[] = [];
  const drawn: string[] = [];
  const rounds = drawingRounds<string>({
    now: () => time,
    after: (milliseconds, work) => planned.push({ at: time + milliseconds, work }),
  });
  return {
    drawn,
    draw: (chart: string, look: string, takes = 10) =>
      rounds.draw(chart, () => {
        time += takes;
        drawn.push(`${chart} ${look}`);
      }),
    fail: (chart: string) =>
      rounds.draw(chart, () => {
        throw new Error(`${chart} cannot be drawn`);
      }),
    forget: rounds.forget,
    /** Lets one turn pass. @returns the time at which it began. */
    turn() {
      const next = planned.shift();
      if (next === undefined) throw new Error('Nothing is planned.');
      time = Math.max(time, next.at);
      const began = time;
      next.work();
      return began;
    },
    isIdle: () => planned.length === 0,
  };
}

describe('rounds of drawing', () => {
  it('draw one chart a turn, in the order in which they asked', () => {
    const { draw, drawn, turn } = bench();
    draw('centre', '1');
    draw('loss', '1');
    expect(drawn).toEqual([]);
    turn();
    expect(drawn).toEqual(['centre 1']);
    turn();
    expect(drawn).toEqual(['centre 1', 'loss 1']);
  });

  it('draw a chart that asks again before its turn once, as it asked last', () => {
    const { draw, drawn, turn } = bench();
    draw('centre', '1');
    draw('loss', '1');
    draw('centre', '2');
    turn();
    turn();
    expect(drawn).toEqual(['centre 2', 'loss 1']);
  });

  it('leave two thirds of the time to the window', () => {
    const { draw, turn } = bench();
    draw('centre', '1', 40);
    draw('loss', '1', 20);
    turn();
    turn();
    turn();
    draw('centre', '2');
    expect(turn()).toBe(60 + 2 * 60);
  });

  it('go on with the next chart when one cannot be drawn', () => {
    const { draw, drawn, fail, turn } = bench();
    fail('centre');
    draw('loss', '1');
    expect(turn).toThrow('centre cannot be drawn');
    turn();
    expect(drawn).toEqual(['loss 1']);
  });

  it('leave out a chart that is gone and end when nobody asks', () => {
    const { draw, drawn, forget, turn, isIdle } = bench();
    draw('centre', '1');
    forget('centre');
    turn();
    turn();
    expect(drawn).toEqual([]);
    expect(isIdle()).toBe(true);
  });
});
