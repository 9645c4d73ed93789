import { z } from 'zod';

/**
 * A number that may change over a run. `at` is a fraction of the run's steps, 0..1.
 * `steps`: holds each value from its `at` on (phases). `linear`: straight lines between the points.
 */
export const scheduleSchema = z.union([
  z.number(),
  z
    .object({
      shape: z.enum(['steps', 'linear']),
      points: z
        .array(z.object({ at: z.number().min(0).max(1), value: z.number() }).strict())
        .min(1)
        .max(32)
        .refine((points) => points.every((point, i) => i === 0 || point.at > (points[i - 1]?.at ?? 0)), {
          message: 'points must be in rising order of "at"',
        }),
    })
    .strict(),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

/** The schedule's value at a progress of 0..1; before the first point it is the first point's value. */
export function scheduleValue(schedule: Schedule, progress: number): number {
  if (typeof schedule === 'number') return schedule;
  const { points, shape } = schedule;
  const next = points.findIndex((point) => point.at > progress);
  const before = points[(next === -1 ? points.length : next) - 1] ?? points[0];
  const after = next === -1 ? undefined : points[next];
  if (before === undefined) return 0;
  if (shape === 'steps' || after === undefined || after === before) return before.value;
  const share = (progress - before.at) / (after.at - before.at);
  return before.value + Math.max(0, share) * (after.value - before.value);
}
