import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { clock } from '@shared/numbers';
import { isActive } from '@shared/run';
import { formatSpeed } from '../runs/look/format';
import { VerdictChip } from '../runs/look/VerdictChip';
import { progressOf, secondsLeft, statusInSentence } from '../runs/store/runStatus';
import { runsStore, useActiveRun } from '../runs/store/stores';
import styles from './TrainControls.module.css';
import { useLoading } from './useLoading';

/** The run that has ended, with its verdict or why there is none; it opens the run. */
function Outcome({ run }: { readonly run: Run }) {
  return (
    <button type="button" className={styles.outcome} onClick={() => void runsStore.getState().select(run.id)}>
      Run {run.number}
      {run.verdict === null || run.status === 'failed' ? (
        <span data-status={run.status}>{statusInSentence(run)}</span>
      ) : (
        <VerdictChip verdict={run.verdict.verdict} />
      )}
    </button>
  );
}

/** How far a run is: steps, speed and time left; its verdict when it is over. */
export function RunProgress({ run }: { readonly run: Run }) {
  return isActive(run) ? <Advance run={run} /> : <Outcome run={run} />;
}

function Advance({ run }: { readonly run: Run }) {
  const shown = useActiveRun()?.id;
  const loading = useLoading(run);
  const share = loading === undefined ? (progressOf(run) ?? 0) : loading.done / loading.total;
  const left = secondsLeft(run);
  const { totalSteps, step, imagesPerSecond } = run;
  return (
    <div className={styles.progress}>
      <div className={styles.numbers}>
        <span>
          {shown !== run.id && `run ${run.number}: `}
          {loading !== undefined && `${formatCount(loading.done)} / ${formatCount(loading.total)} images`}
          {loading === undefined &&
            totalSteps !== null &&
            `${formatCount(step)} / ${formatCount(totalSteps)}`}
        </span>
        {imagesPerSecond !== null && step > 0 && (
          <span className={styles.speed}>{formatSpeed(imagesPerSecond)}</span>
        )}
        {run.status === 'running' && left !== undefined && <span>{clock(left)} left</span>}
        {run.status !== 'running' && <span>{statusInSentence(run)}</span>}
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={`Progress of run ${run.number}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
