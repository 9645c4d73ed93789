import type { RunMark } from '@shared/api';
import { useMemo, useRef } from 'react';
import { QuantityName } from '../runs/QuantityName';
import styles from './Chart.module.css';
import { ChartOverlay } from './ChartOverlay';
import { ChartTitle } from './ChartTitle';
import type { ChartDefinition, Quantity } from './chartDefinition';
import { type ChartModel, chartModel, type DrawnRun } from './chartModel';
import { useChartView } from './chartView';
import { chartWords } from './chartWords';
import { DashSample } from './DashSample';
import { figure } from './figure';
import type { Palette } from './figureFrame';
import { Plot } from './Plot';
import { plotArea } from './plotArea';
import type { Range } from './stepRange';
import { useSize } from './useSize';
import { useStepControls } from './useStepControls';

interface ChartProps {
  readonly definition: ChartDefinition;
  readonly runs: readonly DrawnRun[];
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly palette: Palette;
}

/** The quantities of a chart, each once, for its dash legend. */
function quantitiesOf({ lines }: ChartModel): readonly Quantity[] {
  const byLabel = new Map(lines.map(({ quantity }) => [quantity.label, quantity]));
  return [...byLabel.values()];
}

/** One chart of the dock. Its cursor, zoom and reset are those of all charts. */
export function Chart({ definition, runs, steps, marks, palette }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const { cursor, drag, tap, loss } = useChartView((view) => view);
  const model = useMemo(
    () => chartModel(definition, { runs, chosen: { tap, loss }, steps }),
    [definition, runs, tap, loss, steps],
  );
  const drawing = useMemo(() => {
    if (size === undefined) return undefined;
    const area = plotArea(model, size);
    return { size, area, figure: figure(model, size, area, palette) };
  }, [model, size, palette]);
  const known = model.lines.map(({ series }) => series.steps);
  const controls = useStepControls({ area: drawing?.area, steps, known });

  return (
    <figure className={styles.chart} aria-label={definition.title}>
      <figcaption className={styles.caption}>
        <ChartTitle {...definition} />
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
        aria-valuetext={chartWords(model, cursor)}
        {...controls}
      >
        {drawing !== undefined && (
          <>
            <Plot figure={drawing.figure} />
            <ChartOverlay
              model={model}
              size={drawing.size}
              area={drawing.area}
              marks={marks}
              cursor={cursor}
              drag={drag}
            />
          </>
        )}
      </div>
    </figure>
  );
}
