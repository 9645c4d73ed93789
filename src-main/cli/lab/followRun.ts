import type { LabEvent, Run } from '@shared/api';
import { LabError } from '@shared/errors';
import { isActive } from '@shared/run';
import type { Lab } from '../../server';

/** What an engine tells about one run. */
export type RunEvent = Exclude<LabEvent, { kind: (typeof ofNoRun)[number] }>;

const ofNoRun = ['draft', 'queue', 'sweep', 'sweep-deleted'] as const;

export function hasEnded(run: Run): boolean {
  return !isActive(run);
}

function isOfNoRun(event: LabEvent): event is Exclude<LabEvent, RunEvent> {
  return ofNoRun.some((kind) => kind === event.kind);
}

function isOf(event: LabEvent, id: string): event is RunEvent {
  if (isOfNoRun(event)) return false;
  return (event.kind === 'run' ? event.run.id : event.id) === id;
}

/** An engine that closes leaves its runs interrupted without an error. */
function leftByEngine(lab: Lab, { status, error }: Run): boolean {
  return lab.kind === 'remote' && status === 'interrupted' && error === null;
}

/**
 * Starts or resumes a run with `begin` and follows it to its end; `onEvent` gets everything about it, from the
 * first event on.
 * @returns the run as it ended, or undefined when another process's engine that had it went away: the run is then
 * interrupted, and whoever opens the lab next can resume it.
 * @throws LabError of `begin`, or `not-found` when the run was deleted.
 */
export async function followRun(
  lab: Lab,
  begin: () => Promise<Run>,
  onEvent: (event: RunEvent) => void,
): Promise<Run | undefined> {
  const early: LabEvent[] = [];
  let receive = (event: LabEvent): void => {
    early.push(event);
  };
  const unsubscribe = lab.engine.subscribe((event) => receive(event));
  try {
    const begun = await begin();
    return await new Promise<Run | undefined>((resolve, reject) => {
      receive = (event) => {
        if (!isOf(event, begun.id)) return;
        onEvent(event);
        if (event.kind === 'run-deleted')
          reject(new LabError('not-found', `Run ${begun.number} was deleted.`));
        else if (event.kind === 'run' && hasEnded(event.run))
          resolve(leftByEngine(lab, event.run) ? undefined : event.run);
      };
      for (const event of early) receive(event);
      if (hasEnded(begun)) resolve(begun);
      if (lab.kind === 'remote') void lab.engine.lost.then(() => resolve(undefined));
    });
  } finally {
    unsubscribe();
  }
}
