import { type GraphDocument, scheduleValue } from '@shared/graph';
import { learningRateAt } from '@shared/training';
import type { Model } from './model';

/** A number that the step is fed with, so that its change needs no new recording. */
export interface ScalarFeed {
  readonly name: string;
  at(step: number): number;
}

export const stepsDone = 'steps-done';

/** The feed of a node's learning rate. */
export function rateFeed({ training }: GraphDocument, node: string): string {
  return training.moduleRates.some((rate) => rate.node === node) ? `rate/${node}` : defaultRateFeed;
}

/** The feed of the learning rate of modules without one of their own. */
export const defaultRateFeed = 'rate';

export function scheduledFeed(name: string): string {
  return `scheduled/${name}`;
}

/** Every number that the step is fed with. @param total steps of the run */
export function scalarFeeds(
  { document: { training }, scheduled }: Pick<Model, 'document' | 'scheduled'>,
  total: number,
): ScalarFeed[] {
  return [
    { name: stepsDone, at: (step) => step },
    { name: defaultRateFeed, at: (step) => learningRateAt(training, step, total, undefined) },
    ...training.moduleRates.map((rate) => ({
      name: `rate/${rate.node}`,
      at: (step: number) => learningRateAt(training, step, total, rate),
    })),
    ...[...scheduled].map(([name, schedule]) => ({
      name: scheduledFeed(name),
      at: (step: number) => scheduleValue(schedule, step / total),
    })),
  ];
}
