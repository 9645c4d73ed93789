export interface DrawingEdges {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Runs `work` after some milliseconds, in a turn of its own. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** A round of drawing is followed by a rest this many times as long: charts take at most a third of the window's time. */
const rest = 2;

/**
 * Draws charts one after the other, each in a turn of its own, so that the window answers between two of them. A
 * chart that is asked for again before its turn is drawn once, as it was asked for last.
 */
export function drawingRounds<Chart>({ now, after }: DrawingEdges) {
  const waiting = new Map<Chart, () => void>();
  let busy = false;
  let spent = 0;

  function turn(): void {
    const [next] = waiting;
    if (next === undefined) {
      after(rest * spent, () => {
        busy = false;
        begin();
      });
      return;
    }
    const [chart, draw] = next;
    waiting.delete(chart);
    const started = now();
    try {
      draw();
    } finally {
      spent += now() - started;
      after(0, turn);
    }
  }

  function begin(): void {
    if (busy || waiting.size === 0) return;
    busy = true;
    spent = 0;
    after(0, turn);
  }

  return {
    draw(chart: Chart, work: () => void): void {
      waiting.set(chart, work);
      begin();
    },
    forget(chart: Chart): void {
      waiting.delete(chart);
    },
  };
}
