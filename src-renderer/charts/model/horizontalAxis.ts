import { formatCount } from '@shared/metric';

/** What a chart counts along its foot. */
export interface HorizontalAxis {
  /** null where the chart is too small for it and it goes without saying. */
  readonly title: string | null;
  /** It counts whole things, such as steps. */
  readonly whole: boolean;
  /** A place on it in words: `step 240`. */
  words(place: number): string;
}

/** Training steps, as the dock shows them. */
export const stepAxis: HorizontalAxis = {
  title: null,
  whole: true,
  words: (step) => `step ${formatCount(step)}`,
};
