import type { GraphDocument } from '../graph';
import { findParameter, setParameter } from '../graph';
import type { SweepAxis, SweepSpec } from './spec';
import { expandValues, formatValue } from './values';

/** One run of a sweep. `position` counts from 0 in the order in which the runs train. */
export interface SweepPoint {
  readonly position: number;
  /** The value, or the document's label. */
  readonly label: string;
  readonly seed: number;
  readonly document: GraphDocument;
}

/** The documents along a sweep's axis, in its order. @throws LabError `bad-request` for a value that does not fit. */
export function expandAxis(axis: SweepAxis): { label: string; document: GraphDocument }[] {
  if (axis.kind === 'documents') return axis.documents;
  const { document, address, values } = axis;
  return expandValues(values, findParameter(document, address).meta).map((value) => ({
    label: formatValue(value),
    document: setParameter(document, address, value),
  }));
}

/**
 * A sweep's runs: all values with the first seed, then all with the next, so that the whole curve is there early
 * and its spread comes in later. Where the seed itself is swept, each value is its own seed.
 * @throws LabError `bad-request` for a value that does not fit.
 */
export function expandSweep({ axis, seeds }: SweepSpec): SweepPoint[] {
  const documents = expandAxis(axis);
  if (axis.kind === 'parameter' && axis.address === 'training.seed')
    return documents.map(({ label, document }, position) => ({
      position,
      label,
      seed: document.training.seed,
      document,
    }));
  return seeds.flatMap((seed, round) =>
    documents.map(({ label, document }, index) => ({
      position: round * documents.length + index,
      label,
      seed,
      document: { ...document, training: { ...document.training, seed } },
    })),
  );
}
