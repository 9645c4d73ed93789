import { firstAfter, firstAtOrAfter, nearestPoint } from '@shared/curve';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type PlotArea, xToStep } from './figure/plotArea';
import { chartView } from './model/chartView';
import type { Range } from './model/stepRange';

interface StepControls {
  readonly area: PlotArea | undefined;
  /** The steps on the axis. */
  readonly steps: Range;
  /** Steps that have points, rising, of each line; the cursor stands on one of them. */
  readonly known: readonly (readonly number[])[];
  /** The axis counts whole things. */
  readonly whole: boolean;
}

/** A drag over fewer pixels is a click. */
const leastDrag = 6;

/** The steps of each line that are on the axis. */
export function stepsWithin(known: StepControls['known'], [from, to]: Range): StepControls['known'] {
  return known.map((own) => own.slice(firstAtOrAfter(own, from), firstAfter(own, to)));
}

/** The step with a point that is nearest to `step`; `step` itself, rounded, where there are no points. */
export function nearestStep(known: StepControls['known'], step: number): number {
  const candidates = known.flatMap((own) => {
    const index = nearestPoint(own, step);
    return index === undefined ? [] : [own[index] ?? 0];
  });
  const sorted = candidates.sort((a, b) => a - b);
  const nearest = nearestPoint(sorted, step);
  return nearest === undefined ? Math.round(step) : (sorted[nearest] ?? Math.round(step));
}

/** The step before or after the cursor's; without a cursor the last one. */
export function nextStep(
  own: readonly number[],
  cursor: number | null,
  direction: -1 | 1,
): number | undefined {
  if (cursor === null) return own.at(-1);
  const index = nearestPoint(own, cursor);
  return index === undefined ? undefined : own[Math.max(0, Math.min(own.length - 1, index + direction))];
}

/**
 * Cursor, zoom and reset on a step axis, by pointer and by keys; all charts share them.
 * @returns properties of the element that the chart is drawn in
 */
export function useStepControls({ area, steps, known, whole }: StepControls) {
  const dragStart = useRef<number | null>(null);
  const stepAt = (event: PointerEvent<HTMLElement>, x: number) =>
    area === undefined ? 0 : xToStep(area, steps, x - event.currentTarget.getBoundingClientRect().left);

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragStart.current = event.clientX;
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = stepAt(event, event.clientX);
      const start = dragStart.current;
      if (start === null || Math.abs(event.clientX - start) < leastDrag) {
        chartView.setState({ cursor: nearestStep(stepsWithin(known, steps), at), drag: null });
        return;
      }
      const from = stepAt(event, start);
      chartView.setState({ cursor: null, drag: [Math.min(from, at), Math.max(from, at)] });
    },
    onPointerUp() {
      dragStart.current = null;
      const { drag } = chartView.getState();
      if (drag === null) return;
      const [from, to] = whole ? [Math.floor(drag[0]), Math.ceil(drag[1])] : drag;
      const least = whole ? 2 : (steps[1] - steps[0]) / 1_000;
      chartView.setState({ drag: null, ...(to - from >= least ? { zoom: [from, to] } : {}) });
    },
    onPointerLeave() {
      if (dragStart.current === null) chartView.setState({ cursor: null });
    },
    onDoubleClick() {
      chartView.setState({ zoom: null, drag: null });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === 'Escape') chartView.setState({ cursor: null, zoom: null, drag: null });
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      event.preventDefault();
      const { cursor } = chartView.getState();
      const [own = []] = stepsWithin(known, steps);
      const next = nextStep(own, cursor, event.key === 'ArrowLeft' ? -1 : 1);
      if (next !== undefined) chartView.setState({ cursor: next });
    },
    onBlur() {
      chartView.setState({ cursor: null });
    },
  };
}
