import type { Run } from '@shared/api';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { emptyHistory } from '../runs/store/metricsStore';
import { lastStep } from '../runs/store/series';
import { metricsStore } from '../runs/store/stores';
import type { DrawnRun } from './model/chartModel';
import { useChartView } from './model/chartView';
import { fullRange, type Range } from './model/stepRange';

/** Runs with their curves. */
export function useWithSeries(runs: readonly Run[]): readonly DrawnRun[] {
  const series = useStore(
    metricsStore,
    useShallow(({ histories }) => runs.map(({ id }) => (histories.get(id) ?? emptyHistory).series)),
  );
  return useMemo(
    () =>
      runs.map((run, index) => {
        const own = series[index] ?? emptyHistory.series;
        return { run, series: own, names: [...own.keys()] };
      }),
    [runs, series],
  );
}

/** The steps that were dragged out, or all that the runs have. */
export function useShownSteps(drawn: readonly DrawnRun[]): Range {
  const zoom = useChartView((view) => view.zoom);
  const [from, to] = zoom ?? fullRange(drawn.map(({ run, series }) => ({ run, last: lastStep(series) })));
  return useMemo(() => [from, to] as const, [from, to]);
}
