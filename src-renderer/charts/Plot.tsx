import { useEffect, useRef } from 'react';
import { drawingRounds } from './drawingRounds';
import type { Figure } from './figure/figureFrame';
import { loadPlotly } from './plotly';

const config = { staticPlot: true, displayModeBar: false, responsive: false } as const;

/** Plotly needs tens of milliseconds a chart: all charts of the window take turns. */
const rounds = drawingRounds<HTMLElement>({
  now: () => performance.now(),
  after: (milliseconds, work) => {
    window.setTimeout(() => requestAnimationFrame(work), milliseconds);
  },
});

/** Curves and axes, drawn by Plotly when it is this chart's turn. */
export function Plot({ figure }: { readonly figure: Figure }) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const root = element.current;
    if (root === null) return;
    let dropped = false;
    void loadPlotly().then((plotly) => {
      if (dropped) return;
      rounds.draw(root, () => void plotly.react(root, figure.data, figure.layout, config));
    });
    return () => {
      dropped = true;
    };
  }, [figure]);

  useEffect(() => {
    const root = element.current;
    return () => {
      if (root === null) return;
      rounds.forget(root);
      void loadPlotly().then((plotly) => plotly.purge(root));
    };
  }, []);

  return <div ref={element} aria-hidden />;
}
