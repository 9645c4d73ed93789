import { useEffect, useRef } from 'react';
import type { ChartModel } from './chartModel';
import { figure, type Palette } from './figure';
import type { PlotArea, Size } from './plotArea';
import { loadPlotly } from './plotly';

const config = { staticPlot: true, displayModeBar: false, responsive: false } as const;

interface PlotProps {
  readonly model: ChartModel;
  readonly size: Size;
  readonly area: PlotArea;
  readonly palette: Palette;
}

/** The curves and axes of a chart, drawn by Plotly at most once a frame. */
export function Plot({ model, size, area, palette }: PlotProps) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const root = element.current;
    if (root === null) return;
    let dropped = false;
    const frame = requestAnimationFrame(() => {
      void loadPlotly().then((plotly) => {
        if (dropped) return undefined;
        const { data, layout } = figure(model, size, area, palette);
        return plotly.react(root, data, layout, config);
      });
    });
    return () => {
      dropped = true;
      cancelAnimationFrame(frame);
    };
  }, [model, size, area, palette]);

  useEffect(() => {
    const root = element.current;
    return () => {
      if (root !== null) void loadPlotly().then((plotly) => plotly.purge(root));
    };
  }, []);

  return <div ref={element} aria-hidden />;
}
