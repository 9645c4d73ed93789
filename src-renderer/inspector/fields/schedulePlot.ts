import { type Schedule, scheduleValue } from '@shared/graph';

const width = 100;
const height = 30;
const samples = 120;

/** SVG path of a schedule over a run, in a view box of 100 by 30; 0 is always in view. */
export function schedulePath(schedule: Schedule): string {
  const values = Array.from({ length: samples + 1 }, (_, index) => scheduleValue(schedule, index / samples));
  const low = Math.min(0, ...values);
  const high = Math.max(...values, low + 1e-9);
  const points = values.map((value, index) => {
    const x = (index / samples) * width;
    const y = height - ((value - low) / (high - low)) * height;
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  });
  return `M${points.join(' L')}`;
}
