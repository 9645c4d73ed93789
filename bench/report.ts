import { type BenchCase, type Precision, precisions } from './cases';
import type { Contender, Failure } from './contenders';
import { type Measured, median } from './measure';

export interface CaseReport {
  readonly case: string;
  readonly title: string;
  readonly batch: number;
  readonly contenders: readonly {
    readonly name: string;
    readonly precision: Precision;
    readonly parameters: number;
    /** Milliseconds a step. */
    readonly median: number;
    readonly min: number;
    readonly max: number;
    /** Milliseconds a step of the training loop, where it was measured. */
    readonly loop: number | null;
  }[];
  readonly ratios: readonly {
    readonly name: string;
    /** Of medians. */
    readonly ratio: number;
    readonly target: number | null;
  }[];
  readonly failures: readonly Failure[];
}

export interface ReportRequest {
  readonly benchCase: BenchCase;
  readonly batch: number;
  readonly measured: readonly Measured[];
  readonly loops: ReadonlyMap<Contender, number>;
  readonly failures: readonly Failure[];
}

/** PyTorch's fastest mode of a precision, by its median. */
export function bestTorch(measured: readonly Measured[], precision: Precision): Measured | undefined {
  return measured
    .filter(({ contender }) => contender.side === 'torch' && contender.precision === precision)
    .sort((a, b) => median(a.steps) - median(b.steps))[0];
}

export function replayOf(measured: readonly Measured[], precision: Precision): Measured | undefined {
  return measured.find(({ contender }) => contender.kind === 'replay' && contender.precision === precision);
}

/** Largest share of the eager step that the replayed one may take, and of the bare step that the loop may. */
const targets = { eager: 0.5, loop: 1.1 } as const;

export function reportOf({ benchCase, batch, measured, loops, failures }: ReportRequest): CaseReport {
  const ratios: { name: string; ratio: number; target: number | null }[] = [];
  const compare = (
    name: string,
    a: number | undefined,
    b: number | undefined,
    target: number | undefined,
  ) => {
    if (a !== undefined && b !== undefined) ratios.push({ name, ratio: a / b, target: target ?? null });
  };
  const medianOf = (one: Measured | undefined) => (one === undefined ? undefined : median(one.steps));
  for (const precision of precisions) {
    const [ours, best] = [replayOf(measured, precision), bestTorch(measured, precision)];
    const name = `replay / ${best?.contender.name ?? 'torch'}, ${precision}`;
    compare(name, medianOf(ours), medianOf(best), benchCase.target[precision]);
    const loop = ours && loops.get(ours.contender);
    compare(`loop / bare replay, ${precision}`, loop, medianOf(ours), targets.loop);
    compare(`loop / torch loop, ${precision}`, loop, best && loops.get(best.contender), undefined);
  }
  const eager = measured.find(({ contender }) => contender.kind === 'eager' && contender.side === 'lab');
  compare(
    'replay / lab eager, float32',
    medianOf(replayOf(measured, 'float32')),
    medianOf(eager),
    targets.eager,
  );
  return {
    case: benchCase.id,
    title: benchCase.title,
    batch,
    contenders: measured.map(({ contender, steps }) => ({
      name: contender.name,
      precision: contender.precision,
      parameters: contender.parameters,
      median: median(steps),
      min: Math.min(...steps),
      max: Math.max(...steps),
      loop: loops.get(contender) ?? null,
    })),
    ratios,
    failures,
  };
}

/** The report as a table for a terminal. */
export function formatReport({ title, batch, contenders, ratios, failures }: CaseReport): string {
  const number = (value: number, digits: number) => value.toFixed(digits).padStart(8);
  const rows = contenders.map(({ name, precision, median: middle, min, max, loop }) => {
    const speed =
      loop === null ? '' : `   loop ${number(loop, 1)} ms, ${((1000 * batch) / loop).toFixed(0)} images/s`;
    return `  ${name.padEnd(20)} ${precision.padEnd(9)} ${number(middle, 1)} ms  (${min.toFixed(1)}..${max.toFixed(1)})${speed}`;
  });
  const shares = ratios.map(({ name, ratio, target }) => {
    const aim = target === null ? '' : `  (at most ${target.toFixed(2)}: ${ratio <= target ? 'yes' : 'no'})`;
    return `  ${name.padEnd(40)} ${ratio.toFixed(2)}${aim}`;
  });
  const left = failures.map(({ name, why }) => `  ${name} does not work here: ${why}`);
  return [title, ...rows, ...shares, ...left, ''].join('\n');
}
