import type { Schedule } from '@shared/graph';
import { Formula } from '../ui';
import styles from './Inspector.module.css';
import { ScheduleEditor } from './ScheduleEditor';

interface ScheduleListEditorProps {
  readonly id: string;
  readonly value: readonly Schedule[];
  readonly onChange: (value: Schedule[]) => void;
  readonly lanes: number;
  readonly disabled: boolean;
}

/** One schedule per input of a weighted sum; a missing one is 1. */
export function ScheduleListEditor({ id, value, onChange, lanes, disabled }: ScheduleListEditorProps) {
  const all = Array.from({ length: lanes }, (_, lane) => ({ lane, schedule: value[lane] ?? 1 }));
  const replace = (lane: number, next: Schedule) =>
    onChange(all.map((one) => (one.lane === lane ? next : one.schedule)));
  return (
    <div className={styles.rates}>
      {all.map(({ schedule, lane }) => (
        <ScheduleEditor
          key={lane}
          id={lane === 0 ? id : `${id}-${lane}`}
          name={<Formula source={`w_{${lane + 1}}`} />}
          label={`Weight ${lane + 1}`}
          value={schedule}
          onChange={(next) => replace(lane, next)}
          disabled={disabled}
        />
      ))}
    </div>
  );
}
