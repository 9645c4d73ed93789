import type { RunMark } from '@shared/api';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { formatCount } from '../runs/format';
import { QuantityName } from '../runs/QuantityName';
import { Tooltip } from '../ui';
import styles from './Chart.module.css';
import { ChartOverlay } from './ChartOverlay';
import type { ChartDefinition, Quantity } from './chartList';
import { type ChartModel, chartModel, type DrawnRun } from './chartModel';
import { chartView, useChartView } from './chartView';
import { DashSample } from './DashSample';
import type { Palette } from './figure';
import { Plot } from './Plot';
import { plotArea, xToStep } from './plotArea';
import type { Range } from './stepRange';
import { nearestPoint } from './thin';
import { useSize } from './useSize';

interface ChartProps {
  readonly definition: ChartDefinition;
  readonly runs: readonly DrawnRun[];
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly palette: Palette;
}

/** A drag over fewer pixels is a click. */
const leastDrag = 6;

/** The step of the point nearest to `step` of any line; `step` itself, rounded, where there are no lines. */
function nearestStep({ lines }: ChartModel, step: number): number {
  const candidates = lines.flatMap(({ series }) => {
    const index = nearestPoint(series.steps, step);
    return index === undefined ? [] : [series.steps[index] ?? 0];
  });
  const nearest = nearestPoint(
    candidates.sort((a, b) => a - b),
    step,
  );
  return nearest === undefined ? Math.round(step) : (candidates[nearest] ?? Math.round(step));
}

/** The values at a step in words; at the lines' ends without one. */
function described({ lines, comparing }: ChartModel, cursor: number | null): string {
  const values = lines.map(({ series, quantity, run }) => {
    const index = cursor === null ? series.steps.length - 1 : nearestPoint(series.steps, cursor);
    const value = index === undefined ? undefined : series.values[index];
    const name = comparing ? `run ${run.number} ${quantity.label}` : quantity.label;
    return `${name} ${value === undefined ? 'unknown' : quantity.format(value)}`;
  });
  const last = Math.max(0, ...lines.map(({ series }) => series.steps.at(-1) ?? 0));
  return values.length === 0 ? 'no points yet' : `step ${formatCount(cursor ?? last)}: ${values.join(', ')}`;
}

/** The quantities of a chart, each once, for its dash legend. */
function quantitiesOf({ lines }: ChartModel): readonly Quantity[] {
  const byLabel = new Map(lines.map(({ quantity }) => [quantity.label, quantity]));
  return [...byLabel.values()];
}

/** One chart of the dock. Its cursor, zoom and reset are those of all charts. */
export function Chart({ definition, runs, steps, marks, palette }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const dragStart = useRef<number | null>(null);
  const size = useSize(element);
  const { cursor, drag, tap, loss, enlarged } = useChartView((view) => view);
  const model = useMemo(
    () => chartModel(definition, { runs, chosen: { tap, loss }, steps }),
    [definition, runs, tap, loss, steps],
  );
  const area = useMemo(() => (size === undefined ? undefined : plotArea(model, size)), [model, size]);

  const stepAt = (event: PointerEvent<HTMLDivElement>): number => {
    if (area === undefined) return 0;
    return xToStep(area, steps, event.clientX - event.currentTarget.getBoundingClientRect().left);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragStart.current = event.clientX;
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const at = stepAt(event);
    const start = dragStart.current;
    if (start === null || Math.abs(event.clientX - start) < leastDrag || area === undefined) {
      chartView.setState({ cursor: nearestStep(model, at), drag: null });
      return;
    }
    const left = event.currentTarget.getBoundingClientRect().left;
    const from = xToStep(area, steps, start - left);
    chartView.setState({ cursor: null, drag: [Math.min(from, at), Math.max(from, at)] });
  };
  const onPointerUp = () => {
    dragStart.current = null;
    const { drag: dragged } = chartView.getState();
    if (dragged === null) return;
    const [from, to] = [Math.floor(dragged[0]), Math.ceil(dragged[1])];
    chartView.setState({ drag: null, ...(to - from >= 2 ? { zoom: [from, to] } : {}) });
  };
  const onPointerLeave = () => {
    if (dragStart.current === null) chartView.setState({ cursor: null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') chartView.setState({ cursor: null, zoom: null, drag: null });
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const line = model.lines[0];
    if (direction === undefined || line === undefined) return;
    event.preventDefault();
    const { steps: own } = line.series;
    const index = nearestPoint(own, cursor ?? own.at(-1) ?? 0) ?? 0;
    const next = own[Math.max(0, Math.min(own.length - 1, index + (cursor === null ? 0 : direction)))];
    if (next !== undefined) chartView.setState({ cursor: next });
  };

  return (
    <figure className={styles.chart} aria-label={definition.title}>
      <figcaption className={styles.caption}>
        <Tooltip text={<QuantityName name={definition.help} />} side="top">
          <button
            type="button"
            className={styles.title}
            aria-pressed={enlarged === definition.id}
            onClick={() =>
              chartView.setState({ enlarged: enlarged === definition.id ? null : definition.id })
            }
          >
            {definition.title}
          </button>
        </Tooltip>
        {model.comparing &&
          quantitiesOf(model).map(({ label, dash }) => (
            <span key={label} className={styles.legend}>
              <DashSample dash={dash} />
              <QuantityName name={label} />
            </span>
          ))}
      </figcaption>
      <div
        ref={element}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={`${definition.title}, step`}
        aria-valuemin={steps[0]}
        aria-valuemax={steps[1]}
        aria-valuenow={cursor ?? steps[1]}
        aria-valuetext={described(model, cursor)}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={onPointerLeave}
        onDoubleClick={() => chartView.setState({ zoom: null, drag: null })}
        onKeyDown={onKeyDown}
        onBlur={() => chartView.setState({ cursor: null })}
      >
        {size !== undefined && area !== undefined && size.width > 0 && size.height > 0 && (
          <>
            <Plot model={model} size={size} area={area} palette={palette} />
            <ChartOverlay model={model} size={size} area={area} marks={marks} cursor={cursor} drag={drag} />
          </>
        )}
      </div>
    </figure>
  );
}
