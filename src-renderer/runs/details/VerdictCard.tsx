import type { Run } from '@shared/api';
import { presets } from '@shared/presets';
import { agreementOf } from '@shared/reproduction';
import { isActive } from '@shared/run';
import { Prose } from '../../ui';
import { QuantityName } from '../look/QuantityName';
import { VerdictChip } from '../look/VerdictChip';
import { useHistory } from '../store/stores';
import styles from './RunDetails.module.css';

function Expected({ run }: { readonly run: Run }) {
  const { state, series } = useHistory(run.id);
  const preset = presets.find(({ id }) => id === run.preset);
  if (preset === undefined) return null;
  const { verdict, claim, source } = preset.expected;
  const agreement = state === 'ready' ? agreementOf(preset, run, series) : undefined;
  return (
    <div className={styles.expected}>
      <p>
        <span className={styles.term}>Expected</span>{' '}
        {verdict === 'measured' ? 'no verdict is published' : <VerdictChip verdict={verdict} />}
        {agreement !== undefined && agreement.kind !== 'missing' && agreement.kind !== 'measured' && (
          <span className={styles.agreement} data-agreement={agreement.kind}>
            {' '}
            {agreement.kind}
          </span>
        )}
      </p>
      {agreement?.reason !== undefined && <p>Still under way: {agreement.reason}.</p>}
      <p>
        <Prose text={claim} />
      </p>
      <p className={styles.source}>
        {preset.title}: {source}
      </p>
    </div>
  );
}

/** The verdict with the numbers that fired it, beside what the preset's paper says. */
export function VerdictCard({ run }: { readonly run: Run }) {
  return (
    <section className={styles.section} aria-label="Verdict">
      <h3>Verdict</h3>
      {run.verdict === null ? (
        <p className={styles.muted}>
          {isActive(run)
            ? 'Given at the end, from the last tenth of the steps.'
            : 'None: the run ended before it could be judged.'}
        </p>
      ) : (
        <div className={styles.verdict} data-verdict={run.verdict.verdict}>
          <p className={styles.word}>{run.verdict.verdict}</p>
          <ul>
            {run.verdict.reasons.map((reason) => (
              <li key={reason}>
                <QuantityName name={reason} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <Expected run={run} />
    </section>
  );
}
