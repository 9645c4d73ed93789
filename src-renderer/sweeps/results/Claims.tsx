import type { Sweep } from '@shared/api';
import { Prose } from '../../ui';
import type { OpenSweep } from '../store/sweepsStore';
import { findingsOf } from './outcome';
import styles from './SweepResults.module.css';

interface ClaimsProps {
  readonly sweep: Sweep;
  readonly opened: OpenSweep;
}

/** What the papers say, each beside what these runs measured. Nothing for a sweep of one's own. */
export function Claims({ sweep, opened }: ClaimsProps) {
  const findings = findingsOf(sweep, opened);
  if (findings.length === 0) return null;
  const ended = sweep.status === 'finished';
  return (
    <ul aria-label="Claims">
      {findings.map(({ claim, finding }) => (
        <li key={claim.id} className={styles.claim}>
          <p>
            <Prose text={claim.sentence} /> <span className={styles.source}>{claim.source}</span>
          </p>
          <p>
            Published: <Prose text={claim.published} />
          </p>
          {finding !== undefined && (
            <p>
              <span className={styles.finding} data-finding={ended ? finding.verdict : undefined}>
                {ended ? finding.verdict : 'so far'}
              </span>{' '}
              <Prose text={finding.measured} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
