import type { Sweep } from '@shared/api';
import { columnFormat, type SweepCurve, spreadTexts } from '@shared/sweep';
import { QuantityName } from '../../runs/look/QuantityName';
import { statusWord } from '../../runs/store/runStatus';
import { Tooltip } from '../../ui';
import { openRuns } from '../store/stores';
import { metricLook } from './metricLook';
import type { SweepValueRuns } from './outcome';
import styles from './SweepResults.module.css';
import { VerdictCount } from './VerdictCount';

interface SweepTableProps {
  readonly sweep: Sweep;
  readonly values: readonly SweepValueRuns[];
  readonly curves: readonly SweepCurve[];
  readonly hovered: number | null;
  readonly onHover: (index: number | null) => void;
  readonly onOpen: (index: number) => void;
}

function RunLinks({ value: { points } }: { readonly value: SweepValueRuns }) {
  return (
    <span className={styles.runs}>
      {points.map(({ position, seed, run, reused }) =>
        run === null ? (
          <span key={position}>–</span>
        ) : (
          <Tooltip
            key={position}
            text={`Seed ${seed}: ${statusWord(run)}${reused ? ', trained before this sweep' : ''}`}
          >
            <button
              type="button"
              className={styles.run}
              data-status={run.status}
              aria-label={`Open run ${run.number}, seed ${seed}`}
              onClick={() => openRuns([run.id])}
            >
              {run.number}
            </button>
          </Tooltip>
        ),
      )}
    </span>
  );
}

/** One row for each value: verdicts, runs, mean and standard deviation of every metric that is shown. */
export function SweepTable({ sweep, values, curves, hovered, onHover, onOpen }: SweepTableProps) {
  const looks = curves.map(({ metric }) => metricLook(metric));
  const formats = curves.map(columnFormat);
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className="mono">
              {sweep.address ?? 'architecture'}
            </th>
            <th scope="col">Verdict</th>
            <th scope="col">Runs</th>
            {looks.map(({ title }, index) => (
              <th key={curves[index]?.metric} scope="col" colSpan={2}>
                <QuantityName name={title} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <tr
              key={value.label}
              data-hovered={index === hovered}
              onPointerEnter={() => onHover(index)}
              onPointerLeave={() => onHover(null)}
            >
              <th scope="row">
                <Tooltip text="Open its runs together" side="right">
                  <button
                    type="button"
                    className={styles.label}
                    onFocus={() => onHover(index)}
                    onBlur={() => onHover(null)}
                    onClick={() => onOpen(index)}
                  >
                    {value.label}
                  </button>
                </Tooltip>
              </th>
              <td>
                <span className={styles.chips}>
                  {value.verdicts.map((one) => (
                    <VerdictCount key={one.verdict} {...one} of={value.points.length} />
                  ))}
                </span>
              </td>
              <td>
                <RunLinks value={value} />
              </td>
              {curves.flatMap(({ metric, points }, column) => {
                const format = formats[column] ?? String;
                const { mean, deviation } = spreadTexts(format, points[index]?.spread ?? null);
                return [
                  <td key={`${metric} mean`} className={styles.mean}>
                    {mean}
                  </td>,
                  <td key={`${metric} std`} className={styles.std}>
                    {deviation}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
