import type { RunMark } from '@shared/api';
import { Chart } from './Chart';
import type { ChartDefinition } from './model/chartDefinition';
import type { DrawnRun } from './model/chartModel';
import { useChartView } from './model/chartView';
import type { Range } from './model/stepRange';
import { usePalette } from './usePalette';

interface ChartGridProps {
  readonly definitions: readonly ChartDefinition[];
  readonly runs: readonly DrawnRun[];
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly className: string | undefined;
}

/** Charts beside each other, or the one that was enlarged alone. */
export function ChartGrid({ definitions, runs, steps, marks, className }: ChartGridProps) {
  const enlarged = useChartView((view) => view.enlarged);
  const palette = usePalette();
  const large = definitions.find(({ id }) => id === enlarged);
  return (
    <div className={className} data-enlarged={large !== undefined}>
      {(large === undefined ? definitions : [large]).map((definition) => (
        <Chart
          key={definition.id}
          definition={definition}
          runs={runs}
          steps={steps}
          marks={marks}
          palette={palette}
        />
      ))}
    </div>
  );
}
