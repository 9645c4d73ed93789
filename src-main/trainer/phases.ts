import { type GraphDocument, type Schedule, scheduleSchema, scheduleValue } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { fieldMeta } from '@shared/params';
import { z } from 'zod';

const schedules = z.array(scheduleSchema);

/** The schedules of a document, each list with the node and parameter that it belongs to: `sum weights`. */
function scheduleLists({ nodes }: GraphDocument): { name: string; list: readonly Schedule[] }[] {
  return nodes.flatMap((node) =>
    Object.entries(nodeType(node.type)?.params.shape ?? {}).flatMap(([name, schema]) => {
      if (fieldMeta(schema)?.editor !== 'schedule-list') return [];
      const list = schedules.safeParse(node.params[name]).data ?? [];
      return [{ name: `${node.id} ${name}`, list }];
    }),
  );
}

/** The steps at which a schedule in phases takes another value. */
function beginnings(schedule: Schedule, total: number): number[] {
  if (typeof schedule === 'number' || schedule.shape !== 'steps') return [];
  // The first step whose share of the run has reached the point.
  const steps = schedule.points.map(({ at }) => Math.ceil(at * total - 1e-9));
  const changes = (step: number) =>
    scheduleValue(schedule, (step - 1) / total) !== scheduleValue(schedule, step / total);
  return steps.filter((step) => step > 0 && step < total && changes(step));
}

/**
 * The steps before which a schedule in phases takes another value, each with what changes:
 * `sum weights 1, 0, 0 → 0, 1, 0`. Schedules along straight lines have no phases.
 * @param total steps of the run
 */
export function phaseChanges(document: GraphDocument, total: number): ReadonlyMap<number, string> {
  const changes = new Map<number, string>();
  for (const { name, list } of scheduleLists(document)) {
    const valuesAt = (step: number) =>
      list.map((schedule) => Number(scheduleValue(schedule, step / total).toPrecision(3))).join(', ');
    for (const step of new Set(list.flatMap((schedule) => beginnings(schedule, total)))) {
      const known = changes.get(step);
      const text = `${name} ${valuesAt(step - 1)} → ${valuesAt(step)}`;
      changes.set(step, known === undefined ? text : `${known}; ${text}`);
    }
  }
  return changes;
}
