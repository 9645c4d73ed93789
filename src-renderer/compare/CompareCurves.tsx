import type { ComparedRun } from '@shared/comparison';
import { Minimize2, ZoomOut } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Chart } from '../charts/Chart';
import { chartList, featureCharts } from '../charts/model/chartList';
import { type DrawnRun, hasPoints } from '../charts/model/chartModel';
import { chartView, showChartsOf, useChartView } from '../charts/model/chartView';
import { fullRange } from '../charts/model/stepRange';
import { usePalette } from '../charts/usePalette';
import { RunSwatch } from '../runs/look/RunSwatch';
import { runColour } from '../runs/look/runColours';
import { emptyHistory } from '../runs/store/metricsStore';
import { lastStep } from '../runs/store/series';
import { metricsStore } from '../runs/store/stores';
import { Button } from '../ui';
import styles from './Compare.module.css';

function useDrawn(runs: readonly ComparedRun[]): readonly DrawnRun[] {
  useEffect(() => {
    for (const { run } of runs) void metricsStore.getState().load(run.id);
  }, [runs]);
  const series = useStore(
    metricsStore,
    useShallow(({ histories }) => runs.map(({ run }) => (histories.get(run.id) ?? emptyHistory).series)),
  );
  return useMemo(() => {
    const ids = runs.map(({ run }) => run.id);
    return runs.map(({ run }, place) => ({
      run,
      series: series[place] ?? emptyHistory.series,
      token: runColour(run.id, ids),
    }));
  }, [runs, series]);
}

/** What the colours are, and back from what was enlarged. */
function CurvesHeader({ drawn }: { readonly drawn: readonly DrawnRun[] }) {
  const { zoom, enlarged } = useChartView(useShallow(({ zoom, enlarged }) => ({ zoom, enlarged })));
  return (
    <div className={styles.tools}>
      <ul className={styles.runs} aria-label="Runs of the curves">
        {drawn.map(({ run, token }) => (
          <li key={run.id}>
            <RunSwatch token={token} /> {run.number} {run.name}
          </li>
        ))}
      </ul>
      <span className={styles.space} />
      {zoom !== null && (
        <Button look="quiet" onClick={() => chartView.setState({ zoom: null })}>
          <ZoomOut aria-hidden />
          All steps
        </Button>
      )}
      {enlarged !== null && (
        <Button look="quiet" onClick={() => chartView.setState({ enlarged: null })}>
          <Minimize2 aria-hidden />
          All charts
        </Button>
      )}
    </div>
  );
}

/** The runs' curves drawn together, with one cursor and one zoom for all charts. */
export function CompareCurves({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const drawn = useDrawn(runs);
  const palette = usePalette();
  const { zoom, enlarged } = useChartView(useShallow(({ zoom, enlarged }) => ({ zoom, enlarged })));
  const [from, to] = zoom ?? fullRange(drawn.map(({ run, series }) => ({ run, last: lastStep(series) })));
  const steps = useMemo(() => [from, to] as const, [from, to]);
  const key = runs.map(({ run }) => run.id).join();
  useEffect(() => showChartsOf(key), [key]);
  const available = [...chartList, ...featureCharts].filter((definition) => hasPoints(definition, drawn));
  const large = available.find(({ id }) => id === enlarged);
  return (
    <>
      <CurvesHeader drawn={drawn} />
      {available.length === 0 && <p className={styles.note}>No points of these runs yet.</p>}
      <div className={styles.charts} data-enlarged={large !== undefined}>
        {(large === undefined ? available : [large]).map((definition) => (
          <Chart
            key={definition.id}
            definition={definition}
            runs={drawn}
            steps={steps}
            marks={[]}
            palette={palette}
          />
        ))}
      </div>
    </>
  );
}
