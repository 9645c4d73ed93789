import type { Outcome, Verdict } from '@shared/verdict';
import styles from './Runs.module.css';

/** A verdict, or what is published, in its colour. Collapse is a finding, not an error. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict | Outcome }) {
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      {verdict}
    </span>
  );
}
