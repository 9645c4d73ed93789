import type { Run } from '@shared/api';
import { canResume } from '@shared/run';
import { Copy, Download, GitFork, Pause, Pencil, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../ui';
import { DeleteRunDialog } from '../actions/DeleteRunDialog';
import { exportRun } from '../actions/exportRun';
import { ForkDialog } from '../fork/ForkDialog';
import { Lineage } from '../fork/Lineage';
import { RunName } from '../look/RunName';
import { canPause, canStop, statusWord } from '../store/runStatus';
import { runsStore, useActiveRun, useHistory } from '../store/stores';
import { DataCard } from './DataCard';
import { HeadlineTable } from './HeadlineTable';
import { MarkList } from './MarkList';
import { NoteEditor } from './NoteEditor';
import styles from './RunDetails.module.css';
import { RunError } from './RunError';
import { RunFacts } from './RunFacts';
import { VerdictCard } from './VerdictCard';

function Actions({ run }: { readonly run: Run }) {
  const [deleting, setDeleting] = useState(false);
  const [forking, setForking] = useState(false);
  const { pause, resume, stop, editCopy } = runsStore.getState();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={`Run ${run.number}`}>
      <Button onClick={() => void editCopy(run.id)}>
        <Copy />
        Edit a copy
      </Button>
      {canPause(run) && (
        <IconButton label="Pause this run" onClick={() => void pause(run.id)}>
          <Pause />
        </IconButton>
      )}
      {canResume(run) && (
        <IconButton label="Resume this run" onClick={() => void resume(run.id)}>
          <Play />
        </IconButton>
      )}
      {canStop(run) && (
        <IconButton label="Stop this run" onClick={() => void stop(run.id)}>
          <Square />
        </IconButton>
      )}
      <IconButton label="Fork from a checkpoint" onClick={() => setForking(true)}>
        <GitFork />
      </IconButton>
      <IconButton label="Export CSV" onClick={() => void exportRun(run)}>
        <Download />
      </IconButton>
      <IconButton label="Delete this run" onClick={() => setDeleting(true)}>
        <Trash2 />
      </IconButton>
      <ForkDialog run={run} open={forking} onOpenChange={setForking} />
      <DeleteRunDialog run={run} open={deleting} onOpenChange={setDeleting} />
    </div>
  );
}

function Heading({ run }: { readonly run: Run }) {
  const [renaming, setRenaming] = useState(false);
  return (
    <header className={styles.header}>
      <p className={styles.kicker}>
        Run {run.number} <span data-status={run.status}>{statusWord(run)}</span>
      </p>
      {renaming ? (
        <RunName run={run} onDone={() => setRenaming(false)} />
      ) : (
        <h2>
          <span>{run.name}</span>
          <IconButton label="Rename this run" onClick={() => setRenaming(true)}>
            <Pencil />
          </IconButton>
        </h2>
      )}
      <Actions run={run} />
    </header>
  );
}

/** The run that is shown: its verdict, numbers, circumstances, events and note. */
export function RunDetails() {
  const run = useActiveRun();
  const { marks, document } = useHistory(run?.id);
  if (run === undefined)
    return (
      <p className={styles.empty}>
        The verdict, numbers and notes of a run appear here. Press Train, or open a run of the list.
      </p>
    );
  return (
    <article className={styles.details} aria-label={`Run ${run.number}`} key={run.id}>
      <Heading run={run} />
      {run.error !== null && <RunError run={run} error={run.error} />}
      <VerdictCard run={run} />
      <section className={styles.section} aria-label="Numbers">
        <h3>Numbers</h3>
        <HeadlineTable run={run} />
      </section>
      <section className={styles.section} aria-label="Circumstances">
        <h3>Circumstances</h3>
        <RunFacts run={run} document={document} />
      </section>
      <Lineage run={run} />
      <DataCard run={run} />
      <NoteEditor run={run} />
      {marks.length > 0 && (
        <section className={styles.section} aria-label="Events">
          <h3>Events</h3>
          <MarkList marks={marks} />
        </section>
      )}
    </article>
  );
}
