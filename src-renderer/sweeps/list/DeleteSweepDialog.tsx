import type { Sweep } from '@shared/api';
import { useState } from 'react';
import { AlertDialog } from '../../ui';
import { sweepsStore } from '../store/stores';
import styles from './Sweeps.module.css';

interface DeleteSweepDialogProps {
  readonly sweep: Sweep;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks before a sweep is forgotten; its runs stay unless asked otherwise. */
export function DeleteSweepDialog({ sweep, open, onOpenChange }: DeleteSweepDialogProps) {
  const [runs, setRuns] = useState(false);
  const { id, number, name, status } = sweep;
  const loss = runs
    ? 'Its runs go with it, with their curves and checkpoints, except those that another sweep shows too. This cannot be undone.'
    : 'Its runs stay in the list of runs; the sweep itself cannot be brought back.';
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete sweep ${number}, ${name}?`}
      description={
        <>
          {status === 'running' ? 'It is stopped. ' : ''}
          {loss}
          <label className={styles.withRuns}>
            <input
              type="checkbox"
              checked={runs}
              onChange={(event) => setRuns(event.currentTarget.checked)}
            />
            Delete its runs too
          </label>
        </>
      }
      action={runs ? 'Delete sweep and runs' : 'Delete sweep'}
      onConfirm={() => void sweepsStore.getState().remove(id, runs)}
    />
  );
}
