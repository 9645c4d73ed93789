import type { Dash } from './model/chartDefinition';

/** As Plotly draws them at this width. */
const strokes: Record<Dash, string> = { solid: 'none', dash: '6 4', dot: '2 2', dashdot: '6 3 2 3' };

/** A short piece of a line, for a legend. */
export function DashSample({ dash }: { readonly dash: Dash }) {
  return (
    <svg width={18} height={8} aria-hidden>
      <line
        x1={0}
        x2={18}
        y1={4}
        y2={4}
        stroke="currentColor"
        strokeWidth={1.75}
        strokeDasharray={strokes[dash]}
      />
    </svg>
  );
}
