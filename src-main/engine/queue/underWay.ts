import { toLabError } from '@shared/errors';
import { isActive } from '@shared/run';
import { z } from 'zod';
import type { Store } from '../../store';
import type { RunQueue } from './runQueue';

const idsSchema = z.array(z.string());

/** Notes the runs that train or wait, before the lab interrupts them by closing. One that is paused stays so. */
export function rememberUnderWay(store: Store): void {
  try {
    const underWay = store.runs.list().filter((run) => isActive(run) && run.status !== 'paused');
    // A lab that was only looked into leaves those of the lab before it.
    const before = interrupted(store).map(({ id }) => id);
    store.settings.save('under-way', [...new Set([...before, ...underWay.map(({ id }) => id).reverse()])]);
  } catch (error) {
    // The lab must close; its runs can be resumed by hand.
    process.stderr.write(`${toLabError(error).message}\n`);
  }
}

/** Goes on with the runs that labs before this one interrupted by closing, in the order in which they began. */
export function resumeUnderWay(store: Store, queue: RunQueue): void {
  const left = interrupted(store);
  store.settings.save('under-way', []);
  for (const { id, number } of left)
    queue.resume(id, { background: store.sweeps.servedBy(number).length > 0 });
}

/** The runs noted that nobody has resumed or deleted since. */
function interrupted({ runs, settings }: Store) {
  const noted = settings.load('under-way', idsSchema) ?? [];
  if (noted.length === 0) return [];
  const all = new Map(runs.list().map((run) => [run.id, run]));
  return noted.flatMap((id) => all.get(id) ?? []).filter(({ status }) => status === 'interrupted');
}
