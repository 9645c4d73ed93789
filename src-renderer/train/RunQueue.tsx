import type { Run } from '@shared/api';
import { ListOrdered, X } from 'lucide-react';
import { runsStore } from '../runs/store/stores';
import { Button, IconButton, Popover } from '../ui';
import styles from './TrainControls.module.css';

/** The runs that wait, by number: which trains next, the engine decides. */
export function RunQueue({ queued }: { readonly queued: readonly Run[] }) {
  const byNumber = [...queued].sort((a, b) => a.number - b.number);
  return (
    <Popover
      label="Queue"
      trigger={
        <Button look="quiet">
          <ListOrdered />
          {queued.length} queued
        </Button>
      }
    >
      <ul className={styles.queue}>
        {byNumber.map((run) => (
          <li key={run.id}>
            <span>
              Run {run.number} <em>{run.name}</em>
              {run.waitsFor !== null && <small>waits for {run.waitsFor}</small>}
            </span>
            <IconButton
              label={`Take run ${run.number} out of the queue`}
              onClick={() => void runsStore.getState().stop(run.id)}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
