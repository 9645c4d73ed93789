import type { ColourToken } from '../../styles/colourToken';

/** How a line is told apart from its neighbours without colour. */
export type Dash = 'solid' | 'dash' | 'dot' | 'dashdot';

/** One curve of a chart, of whichever run. */
export interface Quantity {
  readonly metric: string;
  /** What its label says; an underscore lowers what follows it. */
  readonly label: string;
  readonly token: ColourToken;
  readonly dash: Dash;
  readonly axis: 'left' | 'right';
  readonly format: (value: number) => string;
  readonly unit?: string | undefined;
  /** Few points, seconds apart: each gets a marker. */
  readonly sparse: boolean;
  /** Its first value is drawn as a faint line: the level of the untrained encoder. */
  readonly startLine: boolean;
}

/** A range of the left axis that counts against the run. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly verdict: 'partial' | 'collapsed';
}

/**
 * `fit`: to the values; `magnitudes`: the same, logarithmic where they span more than a decade and a half. `from` is
 * where the axis begins whatever the values are.
 */
export type AxisKind =
  | { readonly scale: 'fixed'; readonly range: readonly [number, number] }
  | {
      readonly scale: 'fit' | 'magnitudes';
      readonly from?: number;
      readonly leastSpan?: number;
      readonly percent?: boolean;
    };

export interface ChartDefinition {
  readonly id: string;
  readonly title: string;
  /** What the chart shows and how to read it, for its tooltip. */
  readonly help: string;
  readonly left: AxisKind;
  readonly right?: AxisKind;
  readonly bands: readonly Band[];
  /** It is left out while no run has points of it. */
  readonly optional: boolean;
  quantities(request: QuantityRequest): readonly Quantity[];
}

export interface QuantityRequest {
  /** The watched embedding. */
  readonly tap: string;
  /** The loss that the gradient lens looks at. */
  readonly loss: string;
  /** Names of all metrics of the run. */
  readonly names: readonly string[];
}
