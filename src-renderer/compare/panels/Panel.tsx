import type { ReactNode } from 'react';
import { RunSwatch } from '../../runs/look/RunSwatch';
import { VerdictChip } from '../../runs/look/VerdictChip';
import styles from './Panels.module.css';
import type { PanelRun } from './panelRuns';

interface PanelProps {
  readonly panel: PanelRun;
  /** What of the run is shown: its step and a number. */
  readonly caption: string;
  readonly children: ReactNode;
}

/** One run's picture under its number, name and verdict. */
export function Panel({ panel, caption, children }: PanelProps) {
  const { run } = panel.one;
  return (
    <figure className={styles.panel} aria-label={`${panel.label}, ${run.name}`}>
      <figcaption>
        <RunSwatch token={panel.token} />
        <strong>{panel.label}</strong>
        <span className={styles.name}>{run.name}</span>
        {run.verdict !== null && <VerdictChip verdict={run.verdict.verdict} />}
        <span className={styles.caption}>{caption}</span>
      </figcaption>
      {children}
    </figure>
  );
}

/** How many runs are left without a panel. */
export function Left({ left }: { readonly left: number }) {
  if (left === 0) return null;
  return (
    <p className={styles.left}>
      {left === 1 ? '1 more run has' : `${left} more runs have`} no panel. Compare fewer to see them.
    </p>
  );
}
