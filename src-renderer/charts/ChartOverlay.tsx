import type { RunMark } from '@shared/api';
import { groupsAlong } from '../runs/look/markGroups';
import { QuantityName } from '../runs/look/QuantityName';
import styles from './Chart.module.css';
import { lineLabels } from './figure/lineLabels';
import { type PlotArea, type Size, stepToX } from './figure/plotArea';
import { MarkGlyph } from './MarkGlyph';
import type { ChartModel } from './model/chartModel';
import type { Range } from './model/stepRange';

interface ChartOverlayProps {
  readonly model: ChartModel;
  readonly size: Size;
  readonly area: PlotArea;
  readonly marks: readonly RunMark[];
  readonly cursor: number | null;
  readonly drag: Range | null;
}

/** Width of a mark's glyph, pixels. */
const markWidth = 9;

/** What lies over the curves: the cursor with its values, or the labels at the lines' ends, and the event marks. */
export function ChartOverlay({ model, size, area, marks, cursor, drag }: ChartOverlayProps) {
  const labels = lineLabels(model, area, cursor);
  // Of runs that are compared the values stand in a table beside the charts.
  const named = model.comparing && cursor !== null ? [] : labels;
  const toX = (step: number) => stepToX(area, model.steps, step);
  const bottom = area.top + area.height;
  const [from, to] = model.steps;
  const shown = marks.filter(({ step }) => step >= from && step <= to);
  return (
    <>
      <svg className={styles.overlay} width={size.width} height={size.height} aria-hidden>
        {drag !== null && (
          <rect
            className={styles.drag}
            x={toX(drag[0])}
            y={area.top}
            width={Math.max(0, toX(drag[1]) - toX(drag[0]))}
            height={area.height}
          />
        )}
        {groupsAlong(shown, toX, markWidth).map((group) => (
          <MarkGlyph
            key={group[0].step}
            marks={group}
            x={toX(group[0].step)}
            top={area.top}
            bottom={bottom}
          />
        ))}
        {cursor !== null && (
          <line className={styles.cursor} x1={toX(cursor)} x2={toX(cursor)} y1={area.top} y2={bottom} />
        )}
        {labels.map(({ key, line, point }) => (
          <circle
            key={key}
            className={styles.dot}
            cx={point.x}
            cy={point.y}
            r={3}
            fill={`var(${line.token})`}
          />
        ))}
      </svg>
      {named.map(({ key, line, name, value, x, y }) => (
        <span
          key={key}
          className={styles.label}
          data-cursor={cursor !== null}
          style={{ left: x, top: y, maxWidth: `calc(100% - ${x}px)`, color: `var(${line.token})` }}
          aria-hidden
        >
          <span className={styles.name}>
            <QuantityName name={name} />
          </span>
          {value !== '' && <span className={styles.value}>{value}</span>}
        </span>
      ))}
    </>
  );
}
