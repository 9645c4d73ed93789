import type { Run } from '@shared/api';
import { isActive } from '@shared/run';
import { inSentence } from '@shared/values/name';
import { AlertDialog } from '../../ui';
import { runsStore } from '../store/stores';

interface DeleteRunDialogProps {
  readonly run: Run;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks before a run's curves and checkpoints are lost. */
export function DeleteRunDialog({ run, open, onOpenChange }: DeleteRunDialogProps) {
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete run ${run.number}, ${inSentence(run.name)}?`}
      description={`${isActive(run) ? 'It is stopped, and its' : 'Its'} curves, checkpoints, verdict and note are removed. This cannot be undone.`}
      action="Delete run"
      onConfirm={() => void runsStore.getState().remove(run.id)}
    />
  );
}
