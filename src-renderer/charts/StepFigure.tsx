import type { RunMark } from '@shared/api';
import { type ReactNode, useMemo, useRef } from 'react';
import styles from './Chart.module.css';
import { ChartOverlay } from './ChartOverlay';
import type { Figure } from './figure/figureFrame';
import { type PlotArea, plotArea, type Size } from './figure/plotArea';
import type { ChartModel } from './model/chartModel';
import { useChartView } from './model/chartView';
import type { Range } from './model/stepRange';
import { Plot } from './Plot';
import { useSize } from './useSize';
import { useStepControls } from './useStepControls';

interface StepFigureProps {
  readonly title: string;
  /** What stands above the plot: title, help, legend. */
  readonly caption: ReactNode;
  readonly model: ChartModel;
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  /** Steps of each of its series, where the cursor can stop. */
  readonly known: readonly (readonly number[])[];
  /** What is known at the cursor's step, in words. */
  readonly words: string;
  /** Must keep its identity while what it draws is the same. */
  readonly draw: (size: Size, area: PlotArea) => Figure;
  /** The pointer or the keyboard has come to it. */
  readonly onReached?: () => void;
}

/** A plot over training steps. Its cursor, zoom and reset are those of all charts. */
export function StepFigure({
  title,
  caption,
  model,
  steps,
  marks,
  known,
  words,
  draw,
  onReached,
}: StepFigureProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const cursor = useChartView((view) => view.cursor);
  const drag = useChartView((view) => view.drag);
  const drawing = useMemo(() => {
    if (size === undefined) return undefined;
    const area = plotArea(model, size);
    return { size, area, figure: draw(size, area) };
  }, [model, size, draw]);
  const controls = useStepControls({ area: drawing?.area, steps, known, whole: model.axis.whole });
  return (
    <figure className={styles.chart} aria-label={title} onPointerEnter={onReached} onFocus={onReached}>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <div
        ref={element}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={`${title}, step`}
        aria-valuemin={steps[0]}
        aria-valuemax={steps[1]}
        aria-valuenow={cursor ?? steps[1]}
        aria-valuetext={words}
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
