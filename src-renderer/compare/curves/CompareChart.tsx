import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import chart from '../../charts/Chart.module.css';
import { DashSample } from '../../charts/DashSample';
import { figure } from '../../charts/figure/figure';
import type { Palette } from '../../charts/figure/figureFrame';
import type { PlotArea, Size } from '../../charts/figure/plotArea';
import type { ChartDefinition, Quantity } from '../../charts/model/chartDefinition';
import type { ChartModel } from '../../charts/model/chartModel';
import { useChartView } from '../../charts/model/chartView';
import { chartWords } from '../../charts/model/chartWords';
import type { HorizontalAxis } from '../../charts/model/horizontalAxis';
import type { Range } from '../../charts/model/stepRange';
import { lineNames } from '../../charts/paper/paperFigure';
import { SaveChart } from '../../charts/SaveChart';
import { StepFigure } from '../../charts/StepFigure';
import { useSize } from '../../charts/useSize';
import { QuantityName } from '../../runs/look/QuantityName';
import { Tooltip } from '../../ui';
import shared from '../look/Compare.module.css';
import { look } from '../store/navigate';
import { ChartTools } from './ChartTools';
import styles from './Curves.module.css';
import { compareModel, panelModel } from './compareModel';
import type { DrawnColumn } from './drawnColumns';
import { wantedLines } from './lines';
import { publishChart, reachChart } from './reading';
import { type CurveLayout, useCurveSettings } from './settings';
import { useCurves } from './useCurves';

/** Pixels of a bucket's row by which a chart grows before it is read again. */
const widthStep = 120;

export interface CompareChartProps {
  readonly definition: ChartDefinition;
  readonly columns: readonly DrawnColumn[];
  /** What is drawn of the horizontal axis, and of how much it is a part; null for all. */
  readonly steps: Range;
  readonly zoom: Range | null;
  readonly axis: HorizontalAxis;
  readonly palette: Palette;
  readonly layout: CurveLayout;
  /** Ids of all charts that are shown. */
  readonly all: readonly string[];
  readonly enlarged: boolean;
  readonly full: boolean;
}

/** The quantities of a chart, each once, for its dash legend. */
function quantitiesOf({ lines }: ChartModel): readonly Quantity[] {
  return [...new Map(lines.map(({ quantity }) => [quantity.label, quantity])).values()];
}

interface PlotProps {
  readonly title: string;
  readonly model: ChartModel;
  readonly palette: Palette;
  readonly caption: React.ReactNode;
  readonly onReached: () => void;
}

const noMarks = [] as const;

function CurvePlot({ title, model, palette, caption, onReached }: PlotProps) {
  const cursor = useChartView((view) => view.cursor);
  const draw = useCallback(
    (size: Size, area: PlotArea) => figure(model, size, area, palette),
    [model, palette],
  );
  const known = useMemo(() => model.lines.map(({ series }) => series.steps), [model]);
  return (
    <StepFigure
      title={title}
      caption={caption}
      model={model}
      steps={model.steps}
      marks={noMarks}
      known={known}
      words={chartWords(model, cursor)}
      draw={draw}
      onReached={onReached}
    />
  );
}

function useCompareModel(props: CompareChartProps, width: number | undefined) {
  const { definition, columns, steps, zoom, axis } = props;
  const { id } = definition;
  const log = useCurveSettings((settings) => settings.log.includes(id));
  const smoothing = useCurveSettings((settings) => settings.smoothing[id] ?? 0);
  const chosen = useChartView(useShallow(({ tap, loss }) => ({ tap, loss })));
  const wanted = useMemo(
    () => wantedLines(definition, columns, { chosen, zoom }),
    [definition, columns, chosen, zoom],
  );
  const { lines, error, reading } = useCurves(wanted, { width, smoothing });
  const model = useMemo(
    () => compareModel(definition, { columns, lines, chosen, steps, axis, log }),
    [definition, columns, lines, chosen, steps, axis, log],
  );
  return { model, error, reading };
}

/** One measure of all columns: in one plot, or in a panel for each at one scale. */
export function CompareChart(props: CompareChartProps) {
  const { definition, columns, palette, layout, all, enlarged, full } = props;
  const { id, title, help } = definition;
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const share = layout === 'panels' ? Math.min(columns.length, 3) : 1;
  const width = size && Math.max(1, Math.ceil(size.width / share / widthStep)) * widthStep;
  const { model, error, reading } = useCompareModel(props, width);
  useEffect(() => publishChart({ id, title, model }), [id, title, model]);
  const onReached = useCallback(() => reachChart(id), [id]);
  const caption = (
    <>
      <Tooltip text={<QuantityName name={help} />} side="top">
        <button
          type="button"
          className={chart.title}
          aria-pressed={enlarged}
          onClick={() => look({ chart: enlarged ? null : id, full: false })}
        >
          {title}
        </button>
      </Tooltip>
      {quantitiesOf(model).map(({ label, dash }) => (
        <span key={label} className={chart.legend}>
          <DashSample dash={dash} />
          <QuantityName name={label} />
        </span>
      ))}
      <span className={shared.space} />
      <ChartTools id={id} title={title} all={all} full={full}>
        {model.lines.length > 0 && (
          <SaveChart
            title={title}
            foot={model.axis.title ?? 'Training step'}
            names={lineNames(model)}
            draw={(paperSize, area, paper) => figure(model, paperSize, area, paper)}
          />
        )}
      </ChartTools>
    </>
  );
  const failed = error !== null && (
    <p className={shared.failed} role="alert">
      The curves could not be read: {error.message}
    </p>
  );
  if (layout === 'overlaid')
    return (
      <div ref={element} className={styles.chart} aria-busy={reading}>
        <CurvePlot title={title} model={model} palette={palette} caption={caption} onReached={onReached} />
        {failed}
      </div>
    );
  return (
    <div ref={element} className={styles.panels} aria-busy={reading}>
      <div className={chart.caption}>{caption}</div>
      {failed}
      <div className={styles.panelGrid}>
        {columns.map((column) => (
          <CurvePlot
            key={column.id}
            title={`${title} of ${column.label}`}
            model={panelModel(model, column)}
            palette={palette}
            caption={
              <span className={chart.legend}>
                <strong>{column.label}</strong> {column.name}
              </span>
            }
            onReached={onReached}
          />
        ))}
      </div>
    </div>
  );
}
