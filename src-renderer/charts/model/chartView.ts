import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Range } from './stepRange';

export const dockViews = ['curves', 'features', 'spectrum', 'embedding'] as const;
export type DockView = (typeof dockViews)[number];

/** What all charts share while a person looks at them. */
export interface ChartView {
  /** The run that all this is about. */
  readonly run: string | undefined;
  readonly view: DockView;
  /** The steps that were dragged out; null shows all. */
  readonly zoom: Range | null;
  /** The step under the pointer, in whichever chart. */
  readonly cursor: number | null;
  /** The steps that are being dragged over. */
  readonly drag: Range | null;
  /** The embedding that was chosen; null shows each run's z. */
  readonly tap: string | null;
  /** The loss of the gradient lens that was chosen; null shows each run's first. */
  readonly loss: string | null;
  /** The chart that has the dock for itself. */
  readonly enlarged: string | null;
}

const atRest: ChartView = {
  run: undefined,
  view: 'curves',
  zoom: null,
  cursor: null,
  drag: null,
  tap: null,
  loss: null,
  enlarged: null,
};

export const chartView = createStore<ChartView>()(() => atRest);

/** A run comes into the charts; zoom and embedding were chosen for the one before. */
export function showChartsOf(run: string | undefined): void {
  const { run: before, view, enlarged } = chartView.getState();
  if (run !== before) chartView.setState({ ...atRest, run, view, enlarged });
}

export function showDockView(view: DockView): void {
  chartView.setState({ view, enlarged: null, cursor: null });
}

export function useChartView<Selected>(selector: (view: ChartView) => Selected): Selected {
  return useStore(chartView, selector);
}
