import type { DataFacts } from '@shared/node';
import type { Dataset } from '../../data';
import { evenOverClasses } from './classSample';

/** Channel statistics over at most this many images: enough for three digits. */
const statisticsSample = 2_000;
/** Keeps a channel without any spread from dividing by zero. */
const leastVariance = 1e-6;

/** What the step must know of the data. */
export function dataFacts({ train, classNames }: Dataset): DataFacts {
  const { channels } = train;
  const pixels = train.gather(evenOverClasses(train, statisticsSample));
  const count = pixels.length / channels;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  pixels.forEach((byte, index) => {
    const value = byte / 255;
    const channel = index % channels;
    sums[channel] = (sums[channel] ?? 0) + value;
    squares[channel] = (squares[channel] ?? 0) + value * value;
  });
  const mean = Array.from(sums, (sum) => sum / count);
  const std = Array.from(squares, (sum, channel) =>
    Math.sqrt(Math.max(leastVariance, sum / count - (mean[channel] ?? 0) ** 2)),
  );
  return { trainCount: train.count, classCount: classNames.length, mean, std };
}
