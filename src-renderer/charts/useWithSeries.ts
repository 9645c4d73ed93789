import type { Run } from '@shared/api';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { runColour } from '../runs/look/runColours';
import { emptyHistory } from '../runs/store/metricsStore';
import { lastStep } from '../runs/store/series';
import { metricsStore } from '../runs/store/stores';
import type { DrawnRun } from './model/chartModel';
import { useChartView } from './model/chartView';
import { fullRange, type Range } from './model/stepRange';

/**
 * Runs with their curves and colours.
 * @param among ids of the runs that have a colour each
 */
export function useWithSeries(runs: readonly Run[], among: readonly string[]): readonly DrawnRun[] {
  const series = useStore(
    metricsStore,
    useShallow(({ histories }) => runs.map(({ id }) => (histories.get(id) ?? emptyHistory).series)),
  );
  return useMemo(
    () =>
      runs.map((run, index) => ({
        run,
        series: series[index] ?? emptyHistory.series,
        token: runColour(run.id, among),
      })),
    [runs, series, among],
  );
}

/** The steps that were dragged out, or all that the runs have. */
export function useShownSteps(drawn: readonly DrawnRun[]): Range {
  const zoom = useChartView((view) => view.zoom);
  const [from, to] = zoom ?? fullRange(drawn.map(({ run, series }) => ({ run, last: lastStep(series) })));
  return useMemo(() => [from, to] as const, [from, to]);
}
