/** A function's value and its gradient at a point. */
export interface Slope {
  readonly value: number;
  readonly gradient: ArrayLike<number>;
}

/** Steps whose curvature is remembered. */
const memory = 10;
const mostSteps = 200;
/** It has converged when a step takes off less than this share of the value, which is what float32 can tell. */
const leastFall = 1e-5;
/** Armijo's share of the fall that the slope promises. */
const sufficient = 1e-4;
const mostHalvings = 20;

interface Curvature {
  readonly step: Float64Array;
  readonly turn: Float64Array;
  readonly product: number;
}

/**
 * Minimises a smooth convex function by L-BFGS with backtracking (Nocedal and Wright, Numerical Optimization,
 * algorithm 7.5).
 * @returns the point that it came to
 */
export function lbfgs(start: Float64Array, evaluate: (at: Float64Array) => Slope): Float64Array {
  let at = start;
  let here = evaluate(at);
  let known: Curvature[] = [];
  for (let count = 0; count < mostSteps; count += 1) {
    const direction = descent(here.gradient, known);
    const next = lineSearch({ at, here, direction, evaluate });
    if (next === undefined) return at;
    const step = combined(next.at, at, -1);
    const turn = combined(next.slope.gradient, here.gradient, -1);
    const product = dot(step, turn);
    if (product > 0) known = [...known.slice(1 - memory), { step, turn, product }];
    const fall = here.value - next.slope.value;
    at = next.at;
    here = next.slope;
    if (fall <= leastFall * Math.abs(here.value)) return at;
  }
  return at;
}

/** The direction of Newton's step with the inverse Hessian that the remembered curvature suggests. */
function descent(gradient: ArrayLike<number>, known: readonly Curvature[]): Float64Array {
  let rest = gradient;
  const shares: number[] = [];
  for (const { step, turn, product } of [...known].reverse()) {
    const share = dot(step, rest) / product;
    shares.unshift(share);
    rest = combined(rest, turn, -share);
  }
  const last = known.at(-1);
  const scale =
    last === undefined
      ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
      : last.product / dot(last.turn, last.turn);
  let direction: Float64Array = Float64Array.from(rest, (value) => value * scale);
  known.forEach(({ step, turn, product }, index) => {
    direction = combined(direction, step, (shares[index] ?? 0) - dot(turn, direction) / product);
  });
  return direction.map((value) => -value);
}

interface Search {
  readonly at: Float64Array;
  readonly here: Slope;
  readonly direction: Float64Array;
  evaluate(at: Float64Array): Slope;
}

/** The first point along the direction, halving from a whole step, that falls enough; undefined where none does. */
function lineSearch({
  at,
  here,
  direction,
  evaluate,
}: Search): { at: Float64Array; slope: Slope } | undefined {
  const promised = dot(here.gradient, direction);
  for (let length = 1, halvings = 0; halvings < mostHalvings; length /= 2, halvings += 1) {
    const tried = combined(at, direction, length);
    const slope = evaluate(tried);
    if (slope.value <= here.value + sufficient * length * promised) return { at: tried, slope };
  }
  return undefined;
}

/** a + factor · b */
function combined(a: ArrayLike<number>, b: ArrayLike<number>, factor: number): Float64Array {
  return Float64Array.from(a, (value, index) => value + factor * (b[index] ?? 0));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
