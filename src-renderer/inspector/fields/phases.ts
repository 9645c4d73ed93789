import { type Schedule, scheduleValue } from '@shared/graph';

/** Schedules that change at the same places, as one table. */
export interface Phases {
  /** Where each phase begins, as a share of the run; the first one at 0. */
  readonly starts: readonly number[];
  /** By schedule, then by phase. */
  readonly values: readonly (readonly number[])[];
}

function isLinear(schedule: Schedule): boolean {
  return typeof schedule !== 'number' && schedule.shape === 'linear';
}

function startsOf(schedule: Schedule): readonly number[] {
  return typeof schedule === 'number' ? [] : schedule.points.map(({ at }) => at);
}

/** The phases of schedules; undefined where one of them changes all the time, or none ever does. */
export function phasesOf(schedules: readonly Schedule[]): Phases | undefined {
  if (schedules.some(isLinear) || schedules.every((schedule) => typeof schedule === 'number'))
    return undefined;
  const starts = [...new Set([0, ...schedules.flatMap(startsOf)])].sort((a, b) => a - b);
  return {
    starts,
    values: schedules.map((schedule) => starts.map((at) => scheduleValue(schedule, at))),
  };
}

/** The inverse of phasesOf; all schedules have all phases, so that the table stays as it is. */
export function schedulesOf({ starts, values }: Phases): Schedule[] {
  return values.map((row) => ({
    shape: 'steps',
    points: starts.map((at, phase) => ({ at, value: row[phase] ?? 0 })),
  }));
}

/** One phase more: the last one is cut in the middle. */
export function withPhase({ starts, values }: Phases): Phases {
  const last = starts.at(-1) ?? 0;
  return {
    starts: [...starts, Number(((last + 1) / 2).toPrecision(6))],
    values: values.map((row) => [...row, row.at(-1) ?? 1]),
  };
}

/** Without one phase: the one before it lasts longer; without the first, the second begins at once. */
export function withoutPhase({ starts, values }: Phases, phase: number): Phases {
  const kept = starts.filter((_, at) => at !== phase);
  return {
    starts: kept.map((start, at) => (at === 0 ? 0 : start)),
    values: values.map((row) => row.filter((_, at) => at !== phase)),
  };
}
