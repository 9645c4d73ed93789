import type { RunMark } from '@shared/api';
import { useCallback, useMemo } from 'react';
import { ChartTitle } from './ChartTitle';
import { figure } from './figure/figure';
import type { Palette } from './figure/figureFrame';
import type { PlotArea, Size } from './figure/plotArea';
import type { ChartDefinition } from './model/chartDefinition';
import { chartModel, type DrawnRun } from './model/chartModel';
import { useChartView } from './model/chartView';
import { chartWords } from './model/chartWords';
import type { Range } from './model/stepRange';
import { lineNames } from './paper/paperFigure';
import { SaveChart } from './SaveChart';
import { StepFigure } from './StepFigure';

interface ChartProps {
  readonly definition: ChartDefinition;
  readonly runs: readonly DrawnRun[];
  readonly steps: Range;
  readonly marks: readonly RunMark[];
  readonly palette: Palette;
}

/** One chart of the dock. */
export function Chart({ definition, runs, steps, marks, palette }: ChartProps) {
  const { cursor, tap, loss } = useChartView((view) => view);
  const model = useMemo(
    () => chartModel(definition, { runs, chosen: { tap, loss }, steps }),
    [definition, runs, tap, loss, steps],
  );
  const draw = useCallback(
    (size: Size, area: PlotArea) => figure(model, size, area, palette),
    [model, palette],
  );
  const caption = (
    <>
      <ChartTitle {...definition} />
      {model.lines.length > 0 && (
        <SaveChart
          title={definition.title}
          foot={model.axis.title ?? 'Training step'}
          names={lineNames(model)}
          draw={(size, area, paper) => figure(model, size, area, paper)}
        />
      )}
    </>
  );
  return (
    <StepFigure
      title={definition.title}
      caption={caption}
      model={model}
      steps={steps}
      marks={marks}
      known={model.lines.map(({ series }) => series.steps)}
      words={chartWords(model, cursor)}
      draw={draw}
    />
  );
}
