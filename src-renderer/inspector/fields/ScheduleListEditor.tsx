import type { Schedule } from '@shared/graph';
import { useState } from 'react';
import { Formula, Segments } from '../../ui';
import styles from '../Inspector.module.css';
import { PhaseTable } from './PhaseTable';
import { phasesOf, schedulesOf } from './phases';
import { ScheduleEditor } from './ScheduleEditor';

interface ScheduleListEditorProps {
  readonly id: string;
  readonly value: readonly Schedule[];
  readonly onChange: (value: Schedule[], inARow?: boolean) => void;
  readonly lanes: number;
  readonly disabled: boolean;
}

const forms = [
  { value: 'phases', label: 'In phases', help: 'All weights in one table, by phase of the run' },
  { value: 'each', label: 'Each by itself', help: 'Every weight with a schedule of its own' },
] as const;

/** One schedule per input of a weighted sum; a missing one is 1. Weights that change in phases have one table. */
export function ScheduleListEditor({ id, value, onChange, lanes, disabled }: ScheduleListEditorProps) {
  const [apart, setApart] = useState(false);
  const all = Array.from({ length: lanes }, (_, lane) => ({ lane, schedule: value[lane] ?? 1 }));
  const phases = phasesOf(all.map(({ schedule }) => schedule));
  const replace = (lane: number, next: Schedule, inARow?: boolean) =>
    onChange(
      all.map((one) => (one.lane === lane ? next : one.schedule)),
      inARow,
    );
  return (
    <div className={styles.rates}>
      {phases !== undefined && (
        <Segments
          label="Weights over the run"
          value={apart ? 'each' : 'phases'}
          segments={forms}
          onChange={(form) => setApart(form === 'each')}
        />
      )}
      {phases !== undefined && !apart ? (
        <PhaseTable
          id={id}
          phases={phases}
          onChange={(next, inARow) => onChange(schedulesOf(next), inARow)}
          disabled={disabled}
        />
      ) : (
        all.map(({ schedule, lane }) => (
          <ScheduleEditor
            key={lane}
            id={lane === 0 ? id : `${id}-${lane}`}
            name={<Formula source={`w_{${lane + 1}}`} />}
            label={`Weight ${lane + 1}`}
            value={schedule}
            onChange={(next, inARow) => replace(lane, next, inARow)}
            disabled={disabled}
          />
        ))
      )}
    </div>
  );
}
