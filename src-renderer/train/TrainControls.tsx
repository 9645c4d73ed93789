import { isActive } from '@shared/run';
import { ListPlus, LoaderCircle, Pause, Play, Square, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { analysis, documentActions, shownDocument, useDocument } from '../document';
import { canPause, canStop } from '../runs/store/runStatus';
import { useControlledRun, useRuns } from '../runs/store/stores';
import { Button, classes, IconButton, Popover, stayInField, Tooltip } from '../ui';
import { RunProgress } from './RunProgress';
import { RunQueue } from './RunQueue';
import styles from './TrainControls.module.css';
import { pauseOrResume, stop, train } from './trainActions';
import { type TrainButton, trainButton } from './trainButton';

type Blocked = Extract<TrainButton, { kind: 'blocked' }>;

/** Train of a document that cannot: it leads to what is wrong. */
function BlockedButton({ problems }: Blocked) {
  const [open, setOpen] = useState(false);
  const show = (node: string | undefined) => {
    if (node !== undefined) documentActions.select({ nodes: [node], edges: [] });
  };
  const [first] = problems;
  return (
    <Popover
      label="What keeps it from training"
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) show(first.where.node);
      }}
      trigger={
        <Button className={classes(styles.train, styles.blocked)} title={first.message}>
          <TriangleAlert />
          Train
        </Button>
      }
    >
      <p className={styles.reason}>This cannot train yet:</p>
      <ul className={styles.problems}>
        {problems.map(({ message, where: { node, port } }) => (
          <li key={`${message} ${node ?? ''} ${port ?? ''}`}>
            {node === undefined ? (
              <p className={styles.problem}>{message}</p>
            ) : (
              <button
                type="button"
                className={styles.problem}
                onClick={() => {
                  show(node);
                  setOpen(false);
                }}
              >
                <b>{port === undefined ? node : `${node} · ${port}`}</b> {message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function TrainOrQueue({ button }: { readonly button: TrainButton }) {
  switch (button.kind) {
    case 'blocked':
      return <BlockedButton {...button} />;
    case 'busy':
      return (
        <Button look="primary" aria-disabled aria-busy className={styles.train}>
          <LoaderCircle className={styles.spinner} />
          {button.label}
        </Button>
      );
    case 'queue':
      return (
        <Tooltip text={`Run ${button.after.number} trains now; this one starts after it`}>
          <Button look="primary" className={styles.train} onMouseDown={stayInField} onClick={train}>
            <ListPlus />
            Queue
          </Button>
        </Tooltip>
      );
    case 'ready':
      return (
        <Tooltip text="Train what is on the canvas" shortcut="Mod+Enter">
          <Button look="primary" className={styles.train} onMouseDown={stayInField} onClick={train}>
            <Play />
            Train
          </Button>
        </Tooltip>
      );
  }
}

/** Train, Pause, Resume and Stop, with how far the run is. */
export function TrainControls() {
  const document = useDocument(shownDocument);
  const { problems } = useDocument(analysis);
  const state = useRuns((runs) => runs);
  const run = useControlledRun();
  const pausable = run !== undefined && canPause(run);
  const paused = run?.status === 'paused';
  const queued = state.runs.filter(({ status }) => status === 'queued');
  return (
    <div className={styles.controls} role="toolbar" aria-label="Training">
      <TrainOrQueue button={trainButton(document, problems, state)} />
      <IconButton label={paused ? 'Resume' : 'Pause'} disabled={!pausable && !paused} onClick={pauseOrResume}>
        {paused ? <Play /> : <Pause />}
      </IconButton>
      <IconButton label="Stop" disabled={run === undefined || !canStop(run)} onClick={stop}>
        <Square />
      </IconButton>
      {run !== undefined && (isActive(run) || run.id === state.followed) && <RunProgress run={run} />}
      {queued.length > 0 && <RunQueue queued={queued} />}
    </div>
  );
}
