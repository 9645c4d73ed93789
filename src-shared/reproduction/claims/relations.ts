import { centre } from '../../metrics/step/centre';
import { type Quantity, quantities, type Relation } from './claim';

export const falls: Relation = { kind: 'falls' };
export const rises: Relation = { kind: 'rises' };

/** Of m_o: collapse and its absence, by the limits of the verdict. */
export const collapsed = atLeast(centre.limits.collapsed);
export const notCollapsed = atMost(centre.limits.collapsed);

export function atLeast(low: number): Relation {
  return { kind: 'within', low, high: null };
}

export function atMost(high: number): Relation {
  return { kind: 'within', low: null, high };
}

/** That they fall means that a preset learns: its encoder becomes better than it was untrained. */
export function trainedAndUntrained(preset: string): Quantity[] {
  return [...quantities('knn_accuracy', preset), ...quantities('knn_accuracy_initial', preset)];
}

/** That they fall means that a preset learns nothing: its accuracy stays at that of the untrained encoder, or goes below it. */
export function untrainedAndTrained(preset: string): Quantity[] {
  return trainedAndUntrained(preset).reverse();
}
