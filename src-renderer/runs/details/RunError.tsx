import type { Run } from '@shared/api';
import { canResume } from '@shared/run';
import { CircleAlert } from 'lucide-react';
import { documentActions } from '../../document';
import { Button } from '../../ui';
import { runsStore } from '../store/stores';
import styles from './RunDetails.module.css';

type RunFailure = NonNullable<Run['error']>;

/** Where it happened: `node loss, port p`, `file x.bin, byte 3073`. */
function placeOf({ where }: RunFailure): string {
  const { node, port, file, line, byte } = where;
  const parts = [
    node !== undefined && `node ${node}`,
    port !== undefined && `port ${port}`,
    file !== undefined && `file ${file}`,
    line !== undefined && `line ${line}`,
    byte !== undefined && `byte ${byte}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** Why a run failed: what happened, where, and what can be done. */
export function RunError({ run, error }: { readonly run: Run; readonly error: RunFailure }) {
  const { node } = error.where;
  const place = placeOf(error);
  return (
    <section className={styles.error} aria-label="Error" role="alert">
      <CircleAlert aria-hidden />
      <div>
        <p className={styles.message}>{error.message}</p>
        {place !== '' && <p className={styles.muted}>At {place}</p>}
        <p className={styles.actions}>
          {node !== undefined && (
            <Button
              onClick={() =>
                void runsStore
                  .getState()
                  .select(run.id)
                  .then(() => documentActions.select({ nodes: [node], edges: [] }))
              }
            >
              Show {node}
            </Button>
          )}
          {canResume(run) && run.step > 0 && (
            <Button onClick={() => void runsStore.getState().resume(run.id)}>Resume</Button>
          )}
          {error.code === 'data-changed' && (
            <Button onClick={() => void runsStore.getState().resume(run.id, true)}>
              Go on with the changed data
            </Button>
          )}
        </p>
      </div>
    </section>
  );
}
