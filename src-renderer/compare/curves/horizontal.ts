import type { ComparedRun } from '@shared/api';
import { formatCount } from '@shared/metric';
import { stepsPerEpoch } from '@shared/training';
import { type HorizontalAxis, stepAxis } from '../../charts/model/horizontalAxis';

export const axisNames = ['step', 'epoch', 'images', 'time'] as const;
export type AxisName = (typeof axisNames)[number];

/** Seconds of the units of time, the largest first. */
const units = [
  { title: 'h', seconds: 3_600 },
  { title: 'min', seconds: 60 },
  { title: 's', seconds: 1 },
] as const;

/** The unit in which the longest of the runs is three long at least; seconds else. */
function unitOf(runs: readonly ComparedRun[]) {
  const longest = Math.max(0, ...runs.map(({ run }) => run.seconds));
  return units.find(({ seconds }) => longest >= 3 * seconds) ?? units[2];
}

const number = (value: number) => String(Number(value.toPrecision(4)));

/** An axis of all the runs that are compared. */
export function axisOf(name: AxisName, runs: readonly ComparedRun[]): HorizontalAxis {
  switch (name) {
    case 'step':
      return { ...stepAxis, title: 'step' };
    case 'epoch':
      return { title: 'epoch', whole: false, words: (place) => `epoch ${number(place)}` };
    case 'images':
      return { title: 'images seen', whole: true, words: (place) => `${formatCount(place)} images` };
    case 'time': {
      const { title } = unitOf(runs);
      return {
        title: `training time, ${title}`,
        whole: false,
        words: (place) => `${number(place)} ${title}`,
      };
    }
  }
}

/**
 * How much of an axis a step of a run is; undefined where it is not known: of epochs before the data was loaded, of time
 * before the first step. Time is taken as even over the steps.
 */
export function stepLength(
  name: AxisName,
  one: ComparedRun,
  runs: readonly ComparedRun[],
): number | undefined {
  const { run, document, data } = one;
  const { batch } = document.training;
  switch (name) {
    case 'step':
      return 1;
    case 'images':
      return batch;
    case 'epoch': {
      const images = data?.splits.find((split) => split.name === 'train')?.images;
      const steps = images === undefined ? 0 : stepsPerEpoch(images, batch);
      return steps > 0 ? 1 / steps : undefined;
    }
    case 'time':
      return run.step > 0 ? run.seconds / run.step / unitOf(runs).seconds : undefined;
  }
}
