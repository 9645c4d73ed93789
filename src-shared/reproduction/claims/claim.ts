/** One number of a claim: a metric of the runs that an experiment has under a label. */
export interface Quantity {
  /** Of the experiment's axis: a preset's id, or a value. */
  readonly label: string;
  /** A metric address; see parseMetricAddress. */
  readonly metric: string;
}

/**
 * How the quantities of a claim stand to each other or to fixed numbers. `falls`: each is above the next, which of two is
 * greater than; `rises`: each is below the next; `within`: each lies between the ends, null where there is none;
 * `nearer`: the first is nearer to the second than to the third; `peaks`: the largest has one of the labels.
 */
export type Relation =
  | { readonly kind: 'falls' | 'rises' | 'nearer' }
  | { readonly kind: 'within'; readonly low: number | null; readonly high: number | null }
  | { readonly kind: 'peaks'; readonly at: readonly string[] };

/** The sweep of all presets, whose labels are their ids; any other experiment is an analysis, by its id. */
export const galleryExperiment = 'gallery';

/** A row of a paper's table or a statement of a figure, which sweeps of ordinary runs bear out or do not. */
export interface Claim {
  readonly id: string;
  /** Paper with its table, figure or section. */
  readonly source: string;
  readonly sentence: string;
  /** The published numbers. */
  readonly published: string;
  readonly experiment: string;
  readonly quantities: readonly Quantity[];
  readonly relation: Relation;
}

/** The same metric at several labels. */
export function quantities(metric: string, ...labels: readonly string[]): Quantity[] {
  return labels.map((label) => ({ label, metric }));
}
