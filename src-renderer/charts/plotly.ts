import type Plotly from 'plotly.js-cartesian-dist-min';

let loading: Promise<typeof Plotly> | undefined;

/** Plotly, fetched and parsed once, when the first chart asks for it or when the page has nothing else to do. */
export function loadPlotly(): Promise<typeof Plotly> {
  loading ??= import('plotly.js-cartesian-dist-min').then((module) => module.default);
  return loading;
}
