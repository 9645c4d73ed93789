import type { Run } from '@shared/api';
import { agreementOf, expectationOf, lineageText } from '@shared/reproduction';
import { isActive } from '@shared/run';
import type { TapVerdict } from '@shared/verdict';
import { useMemo } from 'react';
import { Prose } from '../../ui';
import { QuantityName } from '../look/QuantityName';
import { VerdictChip } from '../look/VerdictChip';
import { useHistory } from '../store/stores';
import styles from './RunDetails.module.css';

/** What is published of the run's architecture, and what was changed since it was made from a preset. */
function Expected({ run }: { readonly run: Run }) {
  const { state, series, document } = useHistory(run.id);
  const expectation = useMemo(() => (document === null ? undefined : expectationOf(document)), [document]);
  if (expectation === undefined) return null;
  const { preset } = expectation;
  const lineage = lineageText(expectation);
  if (preset === undefined)
    return lineage === undefined ? null : <p className={styles.expected}>{lineage}</p>;
  const { verdict, claim, numbers, source } = preset.expected;
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
      {lineage !== undefined && <p>{lineage}</p>}
      <p>
        <Prose text={claim} />
      </p>
      {numbers !== undefined && (
        <p>
          <span className={styles.term}>Published</span> <Prose text={numbers} />
        </p>
      )}
      <p className={styles.source}>
        {preset.title}: {source}
      </p>
    </div>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>
          <QuantityName name={reason} />
        </li>
      ))}
    </ul>
  );
}

/** Each watched embedding with a verdict of its own: z first, then what else enters a loss. */
function ByEmbedding({ taps }: { readonly taps: readonly TapVerdict[] }) {
  return (
    <ul className={styles.taps} aria-label="Verdict of each watched embedding">
      {taps.map(({ tap, verdict, reasons }) => (
        <li key={tap}>
          <span className="mono">{tap}</span> <VerdictChip verdict={verdict} />
          <Reasons reasons={reasons} />
        </li>
      ))}
    </ul>
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
          {run.verdict.taps.length < 2 && <Reasons reasons={run.verdict.reasons} />}
        </div>
      )}
      {run.verdict !== null && run.verdict.taps.length > 1 && <ByEmbedding taps={run.verdict.taps} />}
      <Expected run={run} />
    </section>
  );
}
