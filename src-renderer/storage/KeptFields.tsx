import type { StorageSettings } from '@shared/api';
import type { ReactNode } from 'react';
import { NumberField, Switch } from '../ui';
import styles from './Storage.module.css';

interface KeptFieldsProps {
  readonly settings: StorageSettings;
  readonly onChange: (change: Partial<StorageSettings>) => void;
}

interface RowProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

function Row({ id, label, children }: RowProps) {
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

interface AmountProps {
  readonly id: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly unit: string;
  /** What stands for no amount. */
  readonly none: string;
  readonly kind: 'whole' | 'decimal';
}

/** An amount that may be left out: 0 stands for none, and says so. */
function Amount({ id, value, onChange, unit, none, kind }: AmountProps) {
  return (
    <NumberField
      id={id}
      value={value ?? 0}
      onChange={(typed) => onChange(typed === 0 ? null : typed)}
      kind={kind}
      check={(typed) => (typed >= 0 && typed <= 1_000_000 ? undefined : 'From 0 to 1,000,000')}
      unit={value === null ? none : unit}
    />
  );
}

/** What is kept of checkpoints and images, and what goes on by itself. */
export function KeptFields({ settings, onChange }: KeptFieldsProps) {
  return (
    <>
      <fieldset className={styles.group}>
        <legend>Checkpoints of each run</legend>
        <Row id="keep-newest" label="Keep the newest">
          <NumberField
            id="keep-newest"
            value={settings.keepNewest}
            onChange={(keepNewest) => onChange({ keepNewest })}
            kind="whole"
            check={(typed) => (typed >= 1 && typed <= 10_000 ? undefined : 'From 1 to 10,000')}
          />
        </Row>
        <Row id="keep-every" label="Keep those of every">
          <Amount
            id="keep-every"
            value={settings.keepEvery}
            onChange={(keepEvery) => onChange({ keepEvery })}
            kind="whole"
            unit="steps"
            none="none"
          />
        </Row>
        <Row id="keep-best" label="Keep the best by kNN accuracy">
          <Switch
            id="keep-best"
            checked={settings.keepBest}
            onChange={(keepBest) => onChange({ keepBest })}
          />
        </Row>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Limits, the oldest goes first</legend>
        <Row id="checkpoints-limit" label="All checkpoints">
          <Amount
            id="checkpoints-limit"
            value={settings.checkpointsLimit}
            onChange={(checkpointsLimit) => onChange({ checkpointsLimit })}
            kind="decimal"
            unit="GB"
            none="no limit"
          />
        </Row>
        <Row id="cache-limit" label="Cached images">
          <Amount
            id="cache-limit"
            value={settings.cacheLimit}
            onChange={(cacheLimit) => onChange({ cacheLimit })}
            kind="decimal"
            unit="GB"
            none="no limit"
          />
        </Row>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>When the lab starts</legend>
        <Row id="resume-at-start" label="Go on with interrupted runs">
          <Switch
            id="resume-at-start"
            checked={settings.resumeAtStart}
            onChange={(resumeAtStart) => onChange({ resumeAtStart })}
          />
        </Row>
      </fieldset>
    </>
  );
}
