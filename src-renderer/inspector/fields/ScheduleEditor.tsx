import { type Schedule, scheduleValue } from '@shared/graph';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton, NumberField, Select } from '../../ui';
import styles from '../Inspector.module.css';
import { schedulePath } from './schedulePlot';

type Phases = Exclude<Schedule, number>;
type Point = Phases['points'][number];

interface ScheduleEditorProps {
  readonly id: string;
  readonly name: ReactNode;
  /** Its name for screen readers. */
  readonly label: string;
  readonly value: Schedule;
  readonly onChange: (value: Schedule, inARow?: boolean) => void;
  readonly disabled: boolean;
}

const kinds = [
  { value: 'constant', label: 'constant' },
  { value: 'steps', label: 'phases' },
  { value: 'linear', label: 'linear' },
] as const;
type Kind = (typeof kinds)[number]['value'];

const mostPoints = 32;

/** The same schedule in another form, as far as that goes. */
function turned(schedule: Schedule, kind: Kind): Schedule {
  const now = scheduleValue(schedule, 0);
  if (kind === 'constant') return now;
  if (typeof schedule !== 'number') return { ...schedule, shape: kind };
  return {
    shape: kind,
    points: [
      { at: 0, value: now },
      { at: 0.5, value: now },
    ],
  };
}

/** A number that may change over the run: constant, in phases, or along straight lines. */
export function ScheduleEditor({ id, name, label, value, onChange, disabled }: ScheduleEditorProps) {
  const kind: Kind = typeof value === 'number' ? 'constant' : value.shape;
  return (
    <div className={styles.schedule}>
      <div className={styles.scheduleHead}>
        {name}
        {typeof value === 'number' ? (
          <NumberField
            id={id}
            label={label}
            value={value}
            onChange={onChange}
            step={0.1}
            disabled={disabled}
          />
        ) : (
          <span className={styles.note}>over the run</span>
        )}
        <Select
          label={`${label}: kind of schedule`}
          value={kind}
          options={kinds}
          onChange={(next) => onChange(turned(value, next))}
          disabled={disabled}
        />
      </div>
      {typeof value !== 'number' && (
        <PointsEditor label={label} value={value} onChange={onChange} disabled={disabled} />
      )}
    </div>
  );
}

interface PointsEditorProps {
  readonly label: string;
  readonly value: Phases;
  readonly onChange: (value: Phases, inARow?: boolean) => void;
  readonly disabled: boolean;
}

function PointsEditor({ label, value, onChange, disabled }: PointsEditorProps) {
  const { points } = value;
  const put = (next: readonly Point[], inARow = false) => onChange({ ...value, points: [...next] }, inARow);
  const change = (index: number, part: Partial<Point>, inARow: boolean) =>
    put(
      points.map((point, at) => (at === index ? { ...point, ...part } : point)),
      inARow,
    );
  const last = points.at(-1) ?? { at: 0, value: 1 };
  const room = points.length < mostPoints && last.at < 1;
  return (
    <>
      <svg className={styles.plot} viewBox="0 0 100 31" preserveAspectRatio="none" role="img">
        <title>{`${label} over the run`}</title>
        <path d={schedulePath(value)} />
      </svg>
      <div className={styles.points}>
        <span className={styles.note}>from % of the run</span>
        <span className={styles.note}>value</span>
        <span />
        {points
          .map((point, index) => ({ point, index }))
          .map(({ point, index }) => (
            <PointRow
              key={index}
              label={`${label}, point ${index + 1}`}
              point={point}
              low={points[index - 1]?.at}
              high={points[index + 1]?.at}
              onChange={(part, inARow) => change(index, part, inARow)}
              onRemove={points.length === 1 ? undefined : () => put(points.filter((_, at) => at !== index))}
              disabled={disabled}
            />
          ))}
      </div>
      <Button
        disabled={disabled || !room}
        onClick={() => put([...points, { at: (last.at + 1) / 2, value: last.value }])}
      >
        <Plus aria-hidden />
        Add a point
      </Button>
    </>
  );
}

interface PointRowProps {
  readonly label: string;
  readonly point: Point;
  /** Where the points before and after it are. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly onChange: (part: Partial<Point>, inARow: boolean) => void;
  readonly onRemove: (() => void) | undefined;
  readonly disabled: boolean;
}

function PointRow({ label, point, low, high, onChange, onRemove, disabled }: PointRowProps) {
  const check = (percent: number) => {
    const at = percent / 100;
    if (at < 0 || at > 1) return 'From 0 to 100';
    if (low !== undefined && at <= low) return `After ${low * 100} %`;
    return high !== undefined && at >= high ? `Before ${high * 100} %` : undefined;
  };
  return (
    <>
      <NumberField
        label={`${label}: share of the run`}
        value={Number((point.at * 100).toPrecision(6))}
        onChange={(percent, inARow) => onChange({ at: percent / 100 }, inARow)}
        check={check}
        unit="%"
        disabled={disabled}
      />
      <NumberField
        label={`${label}: value`}
        value={point.value}
        onChange={(value, inARow) => onChange({ value }, inARow)}
        step={0.1}
        disabled={disabled}
      />
      <IconButton label={`Remove ${label}`} disabled={disabled || onRemove === undefined} onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </>
  );
}
