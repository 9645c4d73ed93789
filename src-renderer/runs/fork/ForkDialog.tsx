import { forkText, type Run } from '@shared/api';
import { changesOf } from '@shared/graph';
import { formatCount } from '@shared/metric';
import { inSentence } from '@shared/values/name';
import { useState } from 'react';
import { useDocument } from '../../document';
import { Button, Dialog, Select } from '../../ui';
import { metricsStore, runsStore, useHistory } from '../store/stores';
import styles from './Fork.module.css';
import { usePlan } from './usePlan';

interface ForkDialogProps {
  readonly run: Run;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** What the draft changes in what the run trained. */
function Changes({ run }: { readonly run: Run }) {
  const draft = useDocument(({ document }) => document);
  const { document } = useHistory(run.id);
  if (document === null) return null;
  const changes = changesOf(document, draft).map(({ text }) => text);
  return (
    <p>
      {changes.length === 0
        ? `The draft is wired and trained as run ${run.number} was. “Edit a copy” puts that on the canvas, to change it first.`
        : `Changed since run ${run.number}: ${changes.join(', ')}.`}
    </p>
  );
}

function Content({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const draft = useDocument(({ document }) => document);
  const [step, setStep] = useState<number>();
  const { answer, fault } = usePlan(draft, run.id, step);
  const start = () => {
    if (answer === undefined) return;
    onClose();
    const started = runsStore.getState().start(draft, { id: run.id, step: answer.fork.step });
    // The run has one fork more.
    void started.then(() => metricsStore.getState().retry(run.id));
  };
  return (
    <>
      {answer !== undefined && (
        <div className={styles.choice}>
          <span>Checkpoint</span>
          <Select
            label="Checkpoint"
            value={String(answer.fork.step)}
            options={answer.steps.map((one) => ({ value: String(one), label: `Step ${formatCount(one)}` }))}
            onChange={(value) => setStep(Number(value))}
          />
        </div>
      )}
      <div className={styles.what} aria-live="polite">
        <Changes run={run} />
        {answer !== undefined && forkText(answer.fork).map((text) => <p key={text}>{text}</p>)}
        {fault !== undefined && <p className={styles.fault}>{fault}</p>}
        {answer === undefined && fault === undefined && <p>Reading the checkpoint…</p>}
      </div>
      <div className={styles.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={answer === undefined} onClick={start}>
          Train the fork
        </Button>
      </div>
    </>
  );
}

/** Says what a fork of a run begins with, and starts it. */
export function ForkDialog({ run, open, onOpenChange }: ForkDialogProps) {
  const name = useDocument(({ document }) => document.name);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Fork run ${run.number}`}
      description={`Trains the draft, ${inSentence(name)}, from the weights of run ${run.number}.`}
    >
      <Content run={run} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}
