import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { AxisName } from './horizontal';

export const layouts = ['overlaid', 'panels'] as const;
export type CurveLayout = (typeof layouts)[number];

/** How curves are drawn, whichever runs they are of. */
export interface CurveSettings {
  readonly axis: AxisName;
  /** All columns in one plot, or a panel for each. */
  readonly layout: CurveLayout;
  /** Ids of the charts that are logarithmic. */
  readonly log: readonly string[];
  /** Weight of the moving average by chart; those without one have none. */
  readonly smoothing: Readonly<Record<string, number>>;
}

/** Kept by the browser. */
export const curveSettings = createStore<CurveSettings>()(
  persist((): CurveSettings => ({ axis: 'step', layout: 'overlaid', log: [], smoothing: {} }), {
    name: 'collapse-lab.compare-curves',
  }),
);

export function useCurveSettings<Selected>(selector: (settings: CurveSettings) => Selected): Selected {
  return useStore(curveSettings, selector);
}

export function toggleLog(chart: string): void {
  curveSettings.setState(({ log }) => ({
    log: log.includes(chart) ? log.filter((one) => one !== chart) : [...log, chart],
  }));
}

/** Smooths one chart, or all of them. @param charts ids */
export function smoothCharts(charts: readonly string[], weight: number): void {
  curveSettings.setState(({ smoothing }) => ({
    smoothing: { ...smoothing, ...Object.fromEntries(charts.map((chart) => [chart, weight])) },
  }));
}
