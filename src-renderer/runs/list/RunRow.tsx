import type { Run } from '@shared/api';
import { formatCount, formatMetric } from '@shared/metric';
import { clock } from '@shared/numbers';
import { isActive } from '@shared/run';
import { useState } from 'react';
import { classes } from '../../ui';
import list from '../../ui/List.module.css';
import { DeleteRunDialog } from '../actions/DeleteRunDialog';
import { RunMenu } from '../actions/RunMenu';
import { ForkDialog } from '../fork/ForkDialog';
import { formatAgo } from '../look/format';
import { QuantityName } from '../look/QuantityName';
import { RunName } from '../look/RunName';
import styles from '../look/Runs.module.css';
import { runColour } from '../look/runColours';
import { takenText } from '../look/takenText';
import { VerdictChip } from '../look/VerdictChip';
import { progressOf, secondsLeft, statusWord } from '../store/runStatus';
import { runsStore } from '../store/stores';
import { keyHeadlines } from './keyHeadlines';

function KeyNumbers({ run }: { readonly run: Run }) {
  return keyHeadlines.map(({ key, short, metric }) => {
    const value = run.headline[key];
    return value === undefined ? null : (
      <span key={key} className={styles.number} title={takenText(key, run)}>
        <QuantityName name={short} /> <b>{formatMetric(metric, value)}</b>
      </span>
    );
  });
}

interface StateProps {
  readonly run: Run;
  readonly now: number;
}

function Ago({ run, now }: StateProps) {
  return <span className={list.ago}>{formatAgo(run.createdAt, now)}</span>;
}

function LiveProgress({ run, now }: StateProps) {
  const share = progressOf(run);
  const left = secondsLeft(run);
  return (
    <>
      <span className={list.line}>
        <span className={styles.status} data-status={run.status}>
          {statusWord(run)}
        </span>
        {run.totalSteps !== null && run.step > 0 && (
          <span>
            {formatCount(run.step)} / {formatCount(run.totalSteps)}
          </span>
        )}
        {run.status === 'running' && left !== undefined ? (
          <span className={styles.atEnd}>{clock(left)} left</span>
        ) : (
          <Ago run={run} now={now} />
        )}
      </span>
      {run.place !== null && (
        <span className={list.line}>
          <span className={styles.place}>on {run.place}</span>
        </span>
      )}
      {share !== undefined && (
        <span className={list.bar}>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </>
  );
}

/** One line: what it has no room for at its end is left out, the verdict never. */
function Outcome({ run, now }: StateProps) {
  const { verdict, status, error } = run;
  return (
    <span className={classes(list.line, styles.outcome)}>
      {verdict !== null && <VerdictChip verdict={verdict.verdict} />}
      {status !== 'finished' && (
        <span className={styles.status} data-status={status}>
          {statusWord(run)}
          {verdict === null && run.step > 0 && ` at step ${formatCount(run.step)}`}
        </span>
      )}
      {error === null ? (
        <KeyNumbers run={run} />
      ) : (
        <span className={styles.error} title={error.message}>
          {error.message}
        </span>
      )}
      <Ago run={run} now={now} />
    </span>
  );
}

interface RunRowProps {
  readonly run: Run;
  readonly now: number;
  readonly selected: boolean;
  readonly compared: readonly string[];
}

/** A run in the list: opening it, checking it for comparison, and its menu. */
export function RunRow({ run, now, selected, compared }: RunRowProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [forking, setForking] = useState(false);
  const checked = compared.includes(run.id);
  return (
    <li
      className={classes(list.row, styles.row, selected && list.selected)}
      data-run={run.number}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <input
        type="checkbox"
        className={styles.check}
        style={checked ? { accentColor: `var(${runColour(run.id, compared)})` } : {}}
        aria-label={`Compare run ${run.number}`}
        checked={checked}
        onChange={() => runsStore.getState().toggleCompared(run.id)}
      />
      {renaming ? (
        <div className={classes(list.body, styles.body)}>
          <RunName run={run} onDone={() => setRenaming(false)} />
        </div>
      ) : (
        <button
          type="button"
          className={classes(list.body, styles.body)}
          aria-current={selected}
          onClick={() => void runsStore.getState().select(run.id)}
        >
          <span className={list.head}>
            <span className={list.number}>{run.number}</span>
            <span className={classes(list.name, styles.name)} title={run.name}>
              {run.name}
            </span>
          </span>
          {isActive(run) ? <LiveProgress run={run} now={now} /> : <Outcome run={run} now={now} />}
        </button>
      )}
      <RunMenu
        run={run}
        open={menuOpen}
        onOpenChange={setMenuOpen}
        onRename={() => setRenaming(true)}
        onFork={() => setForking(true)}
        onDelete={() => setDeleting(true)}
      />
      <ForkDialog run={run} open={forking} onOpenChange={setForking} />
      <DeleteRunDialog run={run} open={deleting} onOpenChange={setDeleting} />
    </li>
  );
}
