import { useEffect, useRef } from 'react';
import type { Figure } from './figureFrame';
import { loadPlotly } from './plotly';

const config = { staticPlot: true, displayModeBar: false, responsive: false } as const;

/** Curves and axes, drawn by Plotly at most once a frame. */
export function Plot({ figure }: { readonly figure: Figure }) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const root = element.current;
    if (root === null) return;
    let dropped = false;
    const frame = requestAnimationFrame(() => {
      void loadPlotly().then((plotly) =>
        dropped ? undefined : plotly.react(root, figure.data, figure.layout, config),
      );
    });
    return () => {
      dropped = true;
      cancelAnimationFrame(frame);
    };
  }, [figure]);

  useEffect(() => {
    const root = element.current;
    return () => {
      if (root !== null) void loadPlotly().then((plotly) => plotly.purge(root));
    };
  }, []);

  return <div ref={element} aria-hidden />;
}
