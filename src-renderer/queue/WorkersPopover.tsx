import { Server, TriangleAlert } from 'lucide-react';
import { Button, Popover } from '../ui';
import styles from './Queue.module.css';
import { openQueueSettings, useQueue } from './queueStore';
import { WorkerTable } from './WorkerTable';

function countText(count: number): string {
  return count === 0 ? 'No workers' : count === 1 ? '1 worker' : `${count} workers`;
}

/** How many workers train for the lab; it opens their list. Nothing where there is no queue. */
export function WorkersPopover() {
  const queue = useQueue((state) => state.queue);
  if (queue === null || queue.address === null) return null;
  const { address, state, problem, workers } = queue;
  const here = workers.filter(({ silentSince }) => silentSince === null).length;
  const isAway = state === 'away';
  return (
    <Popover
      label="Workers"
      side="top"
      align="end"
      trigger={
        <Button look="quiet" className={styles.trigger} data-away={isAway}>
          {isAway ? <TriangleAlert aria-hidden /> : <Server aria-hidden />}
          {isAway ? 'Queue away' : countText(here)}
        </Button>
      }
    >
      <div className={styles.panel}>
        <header className={styles.head}>
          <h2>Workers</h2>
          <code>{address}</code>
          <Button look="quiet" onClick={openQueueSettings}>
            Queue…
          </Button>
        </header>
        {problem !== null && <p className={styles.problem}>{problem}</p>}
        {workers.length === 0 ? (
          <p className={styles.help}>
            None is there yet. On any machine with the lab: <code>lab worker --queue ADDRESS</code>
          </p>
        ) : (
          <WorkerTable workers={workers} />
        )}
      </div>
    </Popover>
  );
}
