import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ChartModel } from '../../charts/model/chartModel';

/** The chart whose values the table beside the charts shows. */
export interface Reading {
  readonly id: string;
  readonly title: string;
  readonly model: ChartModel;
}

interface ReadingState {
  /** The chart that the pointer or the keyboard came to last; null shows the first. */
  readonly reached: string | null;
  /** The charts that are drawn, by id, in their order. */
  readonly charts: ReadonlyMap<string, Reading>;
}

const readingStore = createStore<ReadingState>()(() => ({ reached: null, charts: new Map() }));

export function reachChart(id: string): void {
  if (readingStore.getState().reached !== id) readingStore.setState({ reached: id });
}

/** Lets the table know what a chart draws. @returns how to take it back */
export function publishChart(reading: Reading): () => void {
  readingStore.setState(({ charts }) => ({ charts: new Map(charts).set(reading.id, reading) }));
  return () =>
    readingStore.setState(({ charts }) => {
      if (charts.get(reading.id) !== reading) return { charts };
      const left = new Map(charts);
      left.delete(reading.id);
      return { charts: left };
    });
}

/** The chart that the table shows, and the first of `order` that is drawn before any was reached. */
export function useReading(order: readonly string[]): Reading | undefined {
  return useStore(readingStore, ({ reached, charts }) => {
    const own = reached === null ? undefined : charts.get(reached);
    const first = order.find((id) => charts.has(id));
    return own ?? (first === undefined ? undefined : charts.get(first));
  });
}
