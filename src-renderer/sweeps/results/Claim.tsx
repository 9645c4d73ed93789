import type { Sweep } from '@shared/api';
import { Prose } from '../../ui';
import { analysisOf } from '../store/analysisOf';
import type { OpenSweep } from '../store/sweepsStore';
import { findingOf } from './outcome';
import styles from './SweepResults.module.css';

interface ClaimProps {
  readonly sweep: Sweep;
  readonly opened: OpenSweep;
}

/** What the paper says, and whether these runs agree. Nothing for a sweep of one's own. */
export function Claim({ sweep, opened }: ClaimProps) {
  const analysis = analysisOf(sweep);
  if (analysis === undefined) return null;
  const finding = findingOf(sweep, opened);
  const ended = sweep.status === 'finished';
  return (
    <div className={styles.claim}>
      <p>
        <Prose text={analysis.claim} /> <span className={styles.source}>{analysis.source}</span>
      </p>
      {finding !== undefined && (
        <p>
          <span className={styles.finding} data-holds={ended ? finding.holds : undefined}>
            {ended ? (finding.holds ? 'agrees' : 'differs') : 'so far'}
          </span>{' '}
          <Prose text={finding.text} />
        </p>
      )}
    </div>
  );
}
