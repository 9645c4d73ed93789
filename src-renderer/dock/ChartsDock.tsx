import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { ChartGrid } from '../charts/ChartGrid';
import { chartList, featureCharts } from '../charts/model/chartList';
import { hasPoints } from '../charts/model/chartModel';
import { showChartsOf, useChartView } from '../charts/model/chartView';
import { loadPlotly } from '../charts/plotly';
import { usePalette } from '../charts/usePalette';
import { useShownSteps, useWithSeries } from '../charts/useWithSeries';
import { EmbeddingView } from '../embedding';
import { usePage } from '../layout/address';
import { emptyHistory } from '../runs/store/metricsStore';
import { metricsStore, useActiveRun } from '../runs/store/stores';
import styles from './ChartsDock.module.css';
import { ChartsEmpty } from './ChartsEmpty';
import { DockHeader } from './DockHeader';
import { SpectrumView } from './SpectrumView';

/** Calls `work` when the page has nothing else to do. */
function whenIdle(work: () => void): () => void {
  const handle = requestIdleCallback(work, { timeout: 5_000 });
  return () => cancelIdleCallback(handle);
}

function OpenDock() {
  const active = useActiveRun();
  const runs = useMemo(() => (active === undefined ? [] : [active]), [active]);
  const drawn = useWithSeries(runs);
  const steps = useShownSteps(drawn);
  const palette = usePalette();
  const view = useChartView((state) => state.view);
  const marks = useStore(metricsStore, ({ histories }) =>
    active === undefined ? emptyHistory.marks : (histories.get(active.id) ?? emptyHistory).marks,
  );

  useEffect(() => whenIdle(() => void loadPlotly()), []);
  useEffect(() => showChartsOf(active?.id), [active?.id]);

  const [shown] = drawn;
  if (shown === undefined) return <ChartsEmpty />;
  const all = view === 'features' ? featureCharts : chartList;
  const available = all.filter((definition) => !definition.optional || hasPoints(definition, drawn));
  return (
    <section className={styles.dock} aria-label="Charts">
      <DockHeader drawn={shown} />
      {view === 'embedding' && <EmbeddingView />}
      {view === 'spectrum' && <SpectrumView drawn={shown} steps={steps} marks={marks} palette={palette} />}
      {(view === 'curves' || view === 'features') && (
        <ChartGrid
          definitions={available}
          runs={drawn}
          steps={steps}
          marks={marks}
          className={styles.charts}
        />
      )}
    </section>
  );
}

/** The curves of the run that is shown; none beneath a comparison, which has the cursor and the zoom for itself. */
export function ChartsDock() {
  return usePage() === 'compare' ? null : <OpenDock />;
}
