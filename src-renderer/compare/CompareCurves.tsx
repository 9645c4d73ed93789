import type { ComparedRun, RunMark } from '@shared/api';
import { Minimize2, ZoomOut } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { ChartGrid } from '../charts/ChartGrid';
import { chartList, featureCharts } from '../charts/model/chartList';
import { type DrawnRun, hasPoints } from '../charts/model/chartModel';
import { chartView, showChartsOf, useChartView } from '../charts/model/chartView';
import { useShownSteps, useWithSeries } from '../charts/useWithSeries';
import { RunSwatch } from '../runs/look/RunSwatch';
import { metricsStore } from '../runs/store/stores';
import { Button } from '../ui';
import styles from './Compare.module.css';

function useDrawn(compared: readonly ComparedRun[]): readonly DrawnRun[] {
  const runs = useMemo(() => compared.map(({ run }) => run), [compared]);
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  useEffect(() => {
    for (const id of ids) void metricsStore.getState().load(id);
  }, [ids]);
  return useWithSeries(runs, ids);
}

/** Marks are of one run. */
const noMarks: readonly RunMark[] = [];

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
  const steps = useShownSteps(drawn);
  const key = runs.map(({ run }) => run.id).join();
  useEffect(() => showChartsOf(key), [key]);
  const available = [...chartList, ...featureCharts].filter((definition) => hasPoints(definition, drawn));
  return (
    <>
      <CurvesHeader drawn={drawn} />
      {available.length === 0 && <p className={styles.note}>No points of these runs yet.</p>}
      <ChartGrid
        definitions={available}
        runs={drawn}
        steps={steps}
        marks={noMarks}
        className={styles.charts}
      />
    </>
  );
}
