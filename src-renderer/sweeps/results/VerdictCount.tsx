import type { Verdict } from '@shared/verdict';
import styles from './SweepResults.module.css';
import { verdictSymbols } from './sweepFigure';

/** The forms of Plotly's symbols in a box of 8 by 8. */
const outlines = {
  circle: 'M0 -3.4a3.4 3.4 0 1 0 0.01 0z',
  diamond: 'M0 -4l4 4l-4 4l-4 -4z',
  square: 'M-3 -3h6v6h-6z',
} as const;

interface VerdictCountProps {
  readonly verdict: Verdict;
  readonly count: number;
  /** Runs in all; a count is said where not all of several ended so. */
  readonly of: number;
}

/** A verdict in its colour and with the mark that its runs have in the charts. */
export function VerdictCount({ verdict, count, of }: VerdictCountProps) {
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <svg viewBox="-4 -4 8 8" width={8} height={8} aria-hidden>
        <path d={outlines[verdictSymbols[verdict]]} />
      </svg>
      {verdict}
      {of > 1 ? ` ×${count}` : ''}
    </span>
  );
}
