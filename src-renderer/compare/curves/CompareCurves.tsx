import type { Comparison } from '@shared/comparison';
import { Grid2x2, ZoomOut } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { chartList, featureCharts } from '../../charts/model/chartList';
import { hasPoints } from '../../charts/model/chartModel';
import { chartView, showChartsOf, useChartView } from '../../charts/model/chartView';
import { usePalette } from '../../charts/usePalette';
import { Button, type Segment, Segments, Select } from '../../ui';
import shared from '../look/Compare.module.css';
import type { CompareAddress } from '../store/address';
import { look } from '../store/navigate';
import { CompareChart } from './CompareChart';
import { CursorTable } from './CursorTable';
import styles from './Curves.module.css';
import { type DrawnColumn, drawnColumns, namedRuns, wholeRange } from './drawnColumns';
import { type AxisName, axisNames, axisOf } from './horizontal';
import { type CurveLayout, curveSettings, useCurveSettings } from './settings';

const axisLabels: Readonly<Record<AxisName, { label: string; help: string }>> = {
  step: { label: 'Step', help: 'Training steps' },
  epoch: { label: 'Epoch', help: 'Passes over the training images' },
  images: { label: 'Images', help: 'Images seen: steps times batch' },
  time: { label: 'Time', help: 'Time spent training, pauses left out, taken as even over the steps' },
};

const layoutSegments: readonly Segment<CurveLayout>[] = [
  { value: 'overlaid', label: 'Overlaid', help: 'All columns in one plot' },
  { value: 'panels', label: 'Panels', help: 'A panel for each column, all at one scale' },
];

function chooseAxis(axis: AxisName): void {
  // Zoom and cursor are places on the axis before.
  chartView.setState({ zoom: null, cursor: null });
  curveSettings.setState({ axis });
}

interface CurvesToolsProps {
  /** Ids and titles of the charts that there are. */
  readonly charts: readonly { readonly id: string; readonly title: string }[];
  readonly chart: string | null;
}

const everyChart = 'all charts';

function CurvesTools({ charts, chart }: CurvesToolsProps) {
  const { axis, layout } = useCurveSettings(useShallow(({ axis, layout }) => ({ axis, layout })));
  const zoom = useChartView((view) => view.zoom);
  return (
    <div className={shared.tools}>
      <span className={shared.choice}>
        <span>Along</span>
        <Segments
          label="Horizontal axis"
          value={axis}
          segments={axisNames.map((value) => ({ value, ...axisLabels[value] }))}
          onChange={chooseAxis}
        />
      </span>
      <Segments
        label="Layout"
        value={layout}
        segments={layoutSegments}
        onChange={(value) => curveSettings.setState({ layout: value })}
      />
      <Select
        label="Chart"
        className={styles.chartChoice}
        value={chart ?? everyChart}
        options={[
          { value: everyChart, label: 'All charts' },
          ...charts.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(id) => look({ chart: id === everyChart ? null : id })}
      />
      <span className={shared.space} />
      {zoom !== null && (
        <Button look="quiet" onClick={() => chartView.setState({ zoom: null })}>
          <ZoomOut aria-hidden />
          All of the axis
        </Button>
      )}
      {chart !== null && (
        <Button look="quiet" onClick={() => look({ chart: null })}>
          <Grid2x2 aria-hidden />
          All charts
        </Button>
      )}
    </div>
  );
}

function Without({ columns, axis }: { readonly columns: readonly { label: string }[]; axis: AxisName }) {
  if (columns.length === 0) return null;
  const names = columns.map(({ label }) => label).join('; ');
  const why = axis === 'epoch' ? 'how many images they train on is not known' : 'they have not trained yet';
  return (
    <p className={shared.gone}>
      Not drawn along {axis}: {names}; {why}.
    </p>
  );
}

interface ChartsProps {
  readonly columns: readonly DrawnColumn[];
  readonly comparison: Comparison;
  readonly address: CompareAddress;
  readonly axisName: AxisName;
}

function Charts({ columns, comparison, address, axisName }: ChartsProps) {
  const layout = useCurveSettings((settings) => settings.layout);
  const zoom = useChartView((view) => view.zoom);
  const palette = usePalette();
  const whole = useMemo(() => wholeRange(columns), [columns]);
  const axis = useMemo(
    () =>
      axisOf(
        axisName,
        comparison.columns.flatMap(({ runs }) => [...runs]),
      ),
    [axisName, comparison],
  );
  const available = useMemo(() => {
    const runs = namedRuns(columns);
    return [...chartList, ...featureCharts].filter((definition) => hasPoints(definition, runs));
  }, [columns]);
  const ids = useMemo(() => available.map(({ id }) => id), [available]);
  const alone = available.find(({ id }) => id === address.chart);
  const shown = alone === undefined ? available : [alone];
  return (
    <>
      {!address.full && <CurvesTools charts={available} chart={alone?.id ?? null} />}
      {available.length === 0 && <p className={shared.note}>No points of these runs yet.</p>}
      <div className={styles.curves}>
        <div className={styles.charts} data-enlarged={alone !== undefined} data-layout={layout}>
          {shown.map((definition) => (
            <CompareChart
              key={definition.id}
              definition={definition}
              columns={columns}
              steps={zoom ?? whole}
              zoom={zoom}
              axis={axis}
              palette={palette}
              layout={layout}
              all={ids}
              enlarged={alone !== undefined}
              full={address.full}
            />
          ))}
        </div>
        {!address.full && <CursorTable columns={columns} order={ids} />}
      </div>
    </>
  );
}

interface CompareCurvesProps {
  readonly comparison: Comparison;
  readonly address: CompareAddress;
}

/** Measures over training of all columns, with one cursor and one zoom for all charts. */
export function CompareCurves({ comparison, address }: CompareCurvesProps) {
  const axisName = useCurveSettings((settings) => settings.axis);
  const { drawn, without } = useMemo(() => drawnColumns(comparison, axisName), [comparison, axisName]);
  const key = comparison.columns.map(({ runs }) => runs[0].run.id).join();
  useEffect(() => showChartsOf(key), [key]);
  return (
    <>
      <Without columns={without} axis={axisName} />
      <Charts columns={drawn} comparison={comparison} address={address} axisName={axisName} />
    </>
  );
}
