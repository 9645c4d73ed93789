import { type SweepCurve, spreadText } from '@shared/sweep';
import { useMemo, useRef } from 'react';
import type { Palette } from '../../charts/figure/figureFrame';
import type { PlotArea, Size } from '../../charts/figure/plotArea';
import { Plot } from '../../charts/Plot';
import { SaveChart } from '../../charts/SaveChart';
import { useSize } from '../../charts/useSize';
import { QuantityName } from '../../runs/look/QuantityName';
import { metricLook } from './metricLook';
import styles from './SweepResults.module.css';
import { columnOf, pixelOf, type SweepAxisPlaces } from './sweepAxis';
import { type RunDot, sweepFigure } from './sweepFigure';

const margin = { left: 48, top: 10, right: 16, bottom: 26 };

function areaOf({ width, height }: Size): PlotArea {
  return {
    left: margin.left,
    top: margin.top,
    width: Math.max(40, width - margin.left - margin.right),
    height: Math.max(20, height - margin.top - margin.bottom),
  };
}

interface SweepChartProps {
  readonly curve: SweepCurve;
  readonly dots: readonly RunDot[];
  readonly axis: SweepAxisPlaces;
  /** What is swept. */
  readonly parameter: string;
  readonly palette: Palette;
  /** Index of the value under the pointer, in whichever chart. */
  readonly hovered: number | null;
  readonly onHover: (index: number | null) => void;
  readonly onOpen: (index: number) => void;
}

/** One metric against the parameter. The table beside it is what the keyboard reaches. */
export function SweepChart({
  curve,
  dots,
  axis,
  parameter,
  palette,
  hovered,
  onHover,
  onOpen,
}: SweepChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const look = useMemo(() => metricLook(curve.metric), [curve.metric]);
  const drawing = useMemo(() => {
    if (size === undefined) return undefined;
    const area = areaOf(size);
    return { area, figure: sweepFigure({ curve, dots, look, axis, size, area, palette }) };
  }, [curve, dots, look, axis, size, palette]);
  const point = hovered === null ? undefined : curve.points[hovered];
  const said = curve.points
    .map(({ label, spread }) => `${label}: ${spreadText(curve.metric, spread)}`)
    .join(', ');
  return (
    <figure className={styles.chart} aria-label={look.title}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>
          <QuantityName name={look.title} />
        </span>
        {point !== undefined && (
          <output className={styles.value}>
            {point.label}: <b>{spreadText(curve.metric, point.spread)}</b>
          </output>
        )}
        <SaveChart
          title={look.title}
          foot={parameter}
          names={[]}
          draw={(paperSize, area, paper) =>
            sweepFigure({ curve, dots, look, axis, size: paperSize, area, palette: paper })
          }
        />
      </figcaption>
      <div ref={element} className={styles.plot} role="img" aria-label={`${look.title}. ${said}`}>
        {drawing !== undefined && (
          <>
            <Plot figure={drawing.figure} />
            {curve.points.map(({ label }, index) => {
              const { area } = drawing;
              const [from, to] = columnOf(axis, index, area.width);
              return (
                <button
                  key={label}
                  type="button"
                  tabIndex={-1}
                  aria-hidden
                  className={styles.column}
                  data-hovered={index === hovered}
                  style={{ left: area.left + from, width: to - from, top: area.top, height: area.height }}
                  onPointerEnter={() => onHover(index)}
                  onPointerLeave={() => onHover(null)}
                  onClick={() => onOpen(index)}
                >
                  <span style={{ left: pixelOf(axis, index, area.width) - from }} />
                </button>
              );
            })}
          </>
        )}
      </div>
    </figure>
  );
}
