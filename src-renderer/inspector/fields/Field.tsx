import type { FieldMeta } from '@shared/params';
import { ChartSpline, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes, Tooltip } from '../../ui';
import styles from '../Inspector.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** The control stands under its label and takes the whole width. */
  readonly wide?: boolean;
  /** Puts the default back; left out where the value is the default. */
  readonly onReset?: (() => void) | undefined;
  /** Plans a sweep over it; left out where it cannot be varied. */
  readonly onSweep?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A labelled control; the label explains it. */
export function Field({ id, label, help, wide = false, onReset, onSweep, children }: FieldProps) {
  return (
    <div className={wide ? styles.fieldWide : styles.field}>
      <div className={styles.label}>
        <Tooltip text={help} side="left">
          <label htmlFor={id} className={styles.labelText}>
            {label}
          </label>
        </Tooltip>
        {onReset !== undefined && (
          <Tooltip text="Back to the default">
            <button
              type="button"
              className={styles.reset}
              aria-label={`Reset ${label} to its default`}
              onClick={onReset}
            >
              <RotateCcw aria-hidden />
            </button>
          </Tooltip>
        )}
        {onSweep !== undefined && (
          <Tooltip text="Sweep: train with several values of it">
            <button
              type="button"
              className={classes(styles.reset, styles.sweep)}
              aria-label={`Sweep ${label}`}
              onClick={onSweep}
            >
              <ChartSpline aria-hidden />
            </button>
          </Tooltip>
        )}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

/** Fields whose control needs the whole width. */
export function isWide({ editor }: FieldMeta): boolean {
  return editor === 'integer-list' || editor === 'schedule-list' || editor === 'data-source';
}
