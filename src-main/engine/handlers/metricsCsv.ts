import type { MetricSeries } from '@shared/api';
import { csvCell } from '@shared/metric';

const rowsPerTurn = 2_000;

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * One row per step, one column per metric, empty where a metric has no value at that step (RFC 4180).
 * Gives the event loop a turn between blocks of rows.
 */
export async function metricsCsv(series: readonly MetricSeries[]): Promise<string> {
  const steps = [...new Set(series.flatMap((one) => one.steps))].sort((a, b) => a - b);
  const at = series.map(() => 0);
  const lines = [['step', ...series.map(({ name }) => csvCell(name))].join(',')];
  for (const [row, step] of steps.entries()) {
    if (row % rowsPerTurn === rowsPerTurn - 1) await turn();
    const cells = series.map(({ steps: own, values }, column) => {
      const index = at[column] ?? 0;
      if (own[index] !== step) return '';
      at[column] = index + 1;
      return String(values[index]);
    });
    lines.push([step, ...cells].join(','));
  }
  return `${lines.join('\n')}\n`;
}
