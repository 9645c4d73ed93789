import type { Run, WorkerState } from '@shared/api';
import { useNow } from '../runs/list/useNow';
import { formatAgo, formatSpeed } from '../runs/look/format';
import { runsStore, useRuns } from '../runs/store/stores';
import { Button } from '../ui';
import styles from './Queue.module.css';

/** The labels and data sets that it was started with. */
function has({ labels, data }: WorkerState): string {
  const named = data.length === 0 ? [] : [`data ${data.join(', ')}`];
  return [...labels, ...named].join(' · ');
}

function InHand({ worker, runs }: { readonly worker: WorkerState; readonly runs: readonly Run[] }) {
  const found = worker.runs.flatMap(({ run }) => runs.find(({ id }) => id === run) ?? []);
  const speed = found.reduce((sum, { imagesPerSecond }) => sum + (imagesPerSecond ?? 0), 0);
  const free = worker.slots - worker.runs.length;
  return (
    <>
      <td>
        {found.map(({ id, number }) => (
          <Button
            key={id}
            look="quiet"
            className={styles.run}
            onClick={() => void runsStore.getState().select(id)}
          >
            run {number}
          </Button>
        ))}
        {free > 0 && worker.silentSince === null && (
          <span className={styles.muted}>{free === 1 ? '1 free slot' : `${free} free slots`}</span>
        )}
      </td>
      <td className={styles.number}>{speed > 0 ? formatSpeed(speed) : '–'}</td>
    </>
  );
}

/** The workers with what they compute with, what they have in hand and when they were heard of last. */
export function WorkerTable({ workers }: { readonly workers: readonly WorkerState[] }) {
  const runs = useRuns((state) => state.runs);
  const now = useNow();
  return (
    <table className={styles.workers}>
      <thead>
        <tr>
          <th scope="col">Worker</th>
          <th scope="col">Computes with</th>
          <th scope="col">In hand</th>
          <th scope="col" className={styles.number}>
            Speed
          </th>
          <th scope="col">Last sign</th>
        </tr>
      </thead>
      <tbody>
        {workers.map((worker) => (
          <tr key={worker.id} data-silent={worker.silentSince !== null}>
            <th scope="row">
              {worker.name}
              {worker.host !== worker.name && <span className={styles.muted}>{worker.host}</span>}
            </th>
            <td>
              {worker.backend ?? 'looking…'}
              <span className={styles.muted}>{worker.processor}</span>
              {has(worker) !== '' && <span className={styles.muted}>{has(worker)}</span>}
            </td>
            <InHand worker={worker} runs={runs} />
            <td>
              {worker.silentSince === null
                ? 'now'
                : formatAgo(worker.silentSince, Math.max(now, worker.silentSince))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
