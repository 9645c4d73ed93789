import { Plus, Trash2 } from 'lucide-react';
import { Button, Formula, IconButton, NumberField } from '../../ui';
import styles from './PhaseTable.module.css';
import { type Phases, withoutPhase, withPhase } from './phases';

interface PhaseTableProps {
  readonly id: string;
  readonly phases: Phases;
  readonly onChange: (phases: Phases, inARow?: boolean) => void;
  readonly disabled: boolean;
}

const mostPhases = 32;

const percent = (share: number) => Number((share * 100).toPrecision(3));

/** Bars over the run, one row for each weight: the higher the bar, the larger the weight. */
function PhaseChart({ phases: { starts, values } }: { readonly phases: Phases }) {
  const largest = Math.max(...values.flat().map(Math.abs), 1e-9);
  return (
    <div className={styles.chart}>
      {values.map((row, weight) => (
        // A weight has no name but its place.
        <div key={weight} className={styles.lane}>
          <Formula source={`w_{${weight + 1}}`} />
          <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
            {row.map((value, phase) => {
              const from = (starts[phase] ?? 0) * 100;
              const to = (starts[phase + 1] ?? 1) * 100;
              const height = (12 * Math.abs(value)) / largest;
              return (
                <rect
                  key={starts[phase]}
                  x={from}
                  width={to - from}
                  y={12 - height}
                  height={height}
                  data-negative={value < 0}
                />
              );
            })}
            {starts.slice(1).map((at) => (
              <line key={at} x1={at * 100} x2={at * 100} y1={0} y2={12} />
            ))}
          </svg>
        </div>
      ))}
    </div>
  );
}

interface PhaseRowProps extends PhaseTableProps {
  readonly phase: number;
}

function PhaseRow({ id, phases, phase, onChange, disabled }: PhaseRowProps) {
  const { starts, values } = phases;
  const [low = 0, high = 1] = [starts[phase - 1], starts[phase + 1]];
  const checkStart = (share: number) => {
    if (share <= low * 100) return `After ${percent(low)} %`;
    return share >= high * 100 ? `Before ${percent(high)} %` : undefined;
  };
  const begin = (at: number, inARow: boolean) =>
    onChange({ ...phases, starts: starts.map((start, index) => (index === phase ? at : start)) }, inARow);
  const put = (weight: number, value: number, inARow: boolean) =>
    onChange(
      {
        ...phases,
        values: values.map((row, index) =>
          index === weight ? row.map((old, at) => (at === phase ? value : old)) : row,
        ),
      },
      inARow,
    );
  return (
    <tr>
      <th scope="row">
        {phase === 0 ? (
          <span className={styles.first}>0 %</span>
        ) : (
          <NumberField
            label={`Phase ${phase + 1} begins, % of the run`}
            value={percent(starts[phase] ?? 0)}
            onChange={(share, inARow) => begin(share / 100, inARow)}
            check={checkStart}
            unit="%"
            disabled={disabled}
          />
        )}
      </th>
      {values.map((row, weight) => (
        <td key={weight}>
          <NumberField
            {...(phase === 0 && weight === 0 ? { id } : {})}
            label={`Weight ${weight + 1} in phase ${phase + 1}`}
            value={row[phase] ?? 0}
            onChange={(value, inARow) => put(weight, value, inARow)}
            step={0.1}
            disabled={disabled}
          />
        </td>
      ))}
      <td>
        <IconButton
          label={`Remove phase ${phase + 1}`}
          disabled={disabled || starts.length === 1}
          onClick={() => onChange(withoutPhase(phases, phase))}
        >
          <Trash2 />
        </IconButton>
      </td>
    </tr>
  );
}

/** Weights that change together: one row for each phase of the run, one column for each weight. */
export function PhaseTable(props: PhaseTableProps) {
  const { phases, onChange, disabled } = props;
  const last = phases.starts.at(-1) ?? 0;
  return (
    <div className={styles.phases}>
      <PhaseChart phases={phases} />
      <div className={styles.box}>
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              {phases.values.map((_, weight) => (
                <th key={weight} scope="col">
                  <Formula source={`w_{${weight + 1}}`} />
                </th>
              ))}
              <th aria-label="Remove" />
            </tr>
          </thead>
          <tbody>
            {phases.starts.map((_, phase) => (
              <PhaseRow key={phase} {...props} phase={phase} />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        disabled={disabled || phases.starts.length >= mostPhases || last >= 1}
        onClick={() => onChange(withPhase(phases))}
      >
        <Plus aria-hidden />
        Add a phase
      </Button>
    </div>
  );
}
