import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curveOf, nearestPoint, type Points } from '@shared/curve';
import { findPreset } from '@shared/presets';
import { openStore, type Store } from '../src-main/store';

/** Milliseconds of a frame at 60 Hz: what a window's work is measured in. */
const frame = 1_000 / 60;
const repeats = 7;
/** Pixels of a chart's width. */
const buckets = 480;

/** Runs side by side, each with one series of so many points; milliseconds that are aimed at for the whole window. */
const sizes = [
  { runs: 8, points: 5_000, aim: 1_500 },
  { runs: 20, points: 100_000, aim: 2_000 },
] as const;

interface Measured {
  readonly what: string;
  /** The median, in frames. */
  readonly frames: number;
  readonly aim: number;
}

export interface WindowReport {
  readonly frame: number;
  readonly measured: readonly Measured[];
}

const name = 'projector/m_o';

function fill(store: Store, runs: number, points: number): number[] {
  const architecture = store.architectures.put(findPreset('simsiam').build('small'));
  return Array.from({ length: runs }, (_, run) => {
    const { number } = store.runs.create({
      name: `Run ${run}`,
      preset: 'simsiam',
      architecture,
      seed: run,
      trainsOn: 'local',
    });
    const series = Array.from({ length: points }, (_, step) => ({
      name,
      step,
      value: Math.exp(-step / points) + 0.1 * Math.sin(step * (run + 1)),
    }));
    store.transaction(() => store.metrics.append(number, series), false);
    return number;
  });
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? Number.NaN;
}

/** One chart of a comparison as the engine answers it, and what the cursor reads of what it answers. */
async function measureSize(store: Store, { runs, points, aim }: (typeof sizes)[number]): Promise<Measured[]> {
  const numbers = fill(store, runs, points);
  const answer = async (smoothing: number, range: readonly [number, number] | null) => {
    const [from, to] = range ?? [0, Number.MAX_SAFE_INTEGER];
    const curves = [];
    for (const number of numbers) {
      const series: Points = await store.metrics.span(number, name, smoothing > 0 ? 0 : from, to);
      curves.push(curveOf([series], { range, buckets, smoothing }));
    }
    return JSON.stringify({ curves });
  };
  const zoom = [points / 2, points / 2 + points / 100] as const;
  const drawn: { curves: Points[] } = JSON.parse(await answer(0, null));
  const read = () => {
    for (let step = 0; step < points; step += points / 100)
      for (const { steps } of drawn.curves) nearestPoint(steps, step);
  };
  const what = `${runs} runs of ${points} points`;
  const timed = async (part: string, work: () => unknown, most: number, times = 1) => ({
    what: `${what}: ${part}`,
    frames: (await median(work)) / times / frame,
    aim: most / frame,
  });
  return [
    await timed('a chart', () => answer(0, null), aim),
    await timed('a chart, smoothed', () => answer(0.9, null), aim),
    await timed('a hundredth of it, zoomed', () => answer(0, zoom), aim),
    await timed('values at the cursor', read, frame, 100),
  ];
}

/** Compares runs as the engine does for the window, in frames; drawing is left out. */
export async function measureWindow(say: (text: string) => void): Promise<WindowReport> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'));
  try {
    const measured: Measured[] = [];
    for (const [at, size] of sizes.entries()) {
      say(`window: ${size.runs} runs of ${size.points} points`);
      const store = openStore(join(folder, `${at}.sqlite`));
      measured.push(...(await measureSize(store, size)));
      store.close();
    }
    return { frame, measured };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function formatWindow({ measured }: WindowReport): string {
  const lines = measured.map(
    ({ what, frames, aim }) =>
      `  ${what.padEnd(52)} ${frames.toFixed(3).padStart(9)} frames   aim ${aim.toFixed(0)}`,
  );
  return ['Comparison as the engine answers it, medians in frames of 16.7 ms', ...lines].join('\n');
}
