import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Chart } from '../charts/Chart';
import { chartList, featureCharts } from '../charts/model/chartList';
import { type DrawnRun, hasPoints } from '../charts/model/chartModel';
import { showChartsOf, useChartView } from '../charts/model/chartView';
import { fullRange } from '../charts/model/stepRange';
import { loadPlotly } from '../charts/plotly';
import { usePalette } from '../charts/usePalette';
import { EmbeddingView } from '../embedding';
import { runColour } from '../runs/look/runColours';
import { emptyHistory } from '../runs/store/metricsStore';
import { lastStep } from '../runs/store/series';
import { metricsStore, useActiveRun, useDrawnRuns, useRuns } from '../runs/store/stores';
import styles from './ChartsDock.module.css';
import { ChartsEmpty } from './ChartsEmpty';
import { DockHeader } from './DockHeader';
import { SpectrumView } from './SpectrumView';

/** Calls `work` when the page has nothing else to do. */
function whenIdle(work: () => void): () => void {
  const handle = requestIdleCallback(work, { timeout: 5_000 });
  return () => cancelIdleCallback(handle);
}

/** The runs that are drawn, with their curves and colours. */
function useDrawn(): readonly DrawnRun[] {
  const runs = useDrawnRuns();
  const compared = useRuns((state) => state.compared);
  const series = useStore(
    metricsStore,
    useShallow(({ histories }) => runs.map(({ id }) => (histories.get(id) ?? emptyHistory).series)),
  );
  return useMemo(
    () =>
      runs.map((run, index) => ({
        run,
        series: series[index] ?? emptyHistory.series,
        token: runColour(run.id, compared),
      })),
    [runs, series, compared],
  );
}

/** The curves of the run that is shown, and of those that it is compared with. */
export function ChartsDock() {
  const active = useActiveRun();
  const drawn = useDrawn();
  const palette = usePalette();
  const { view, zoom, enlarged } = useChartView(
    useShallow(({ view, zoom, enlarged }) => ({ view, zoom, enlarged })),
  );
  const marks = useStore(metricsStore, ({ histories }) =>
    active === undefined ? emptyHistory.marks : (histories.get(active.id) ?? emptyHistory).marks,
  );
  const [from, to] = zoom ?? fullRange(drawn.map(({ run, series }) => ({ run, last: lastStep(series) })));
  const steps = useMemo(() => [from, to] as const, [from, to]);

  useEffect(() => whenIdle(() => void loadPlotly()), []);
  useEffect(() => showChartsOf(active?.id), [active?.id]);

  if (drawn.length === 0) return <ChartsEmpty />;
  const all = view === 'features' ? featureCharts : chartList;
  const available = all.filter((definition) => !definition.optional || hasPoints(definition, drawn));
  const large = available.find(({ id }) => id === enlarged);
  const charts = large === undefined ? available : [large];
  return (
    <section className={styles.dock} aria-label="Charts">
      <DockHeader drawn={drawn} />
      {view === 'embedding' && <EmbeddingView />}
      {view === 'spectrum' && <SpectrumView drawn={drawn} steps={steps} marks={marks} palette={palette} />}
      {(view === 'curves' || view === 'features') && (
        <div className={styles.charts} data-enlarged={large !== undefined}>
          {charts.map((definition) => (
            <Chart
              key={definition.id}
              definition={definition}
              runs={drawn}
              steps={steps}
              marks={marks}
              palette={palette}
            />
          ))}
        </div>
      )}
    </section>
  );
}
