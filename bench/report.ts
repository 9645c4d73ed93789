import type { Precision } from '@shared/training';
import { stepAim } from './aims';
import type { Cap } from './caps';
import type { BenchCase } from './cases';
import type { Contender, Failure } from './contenders';
import { type Measured, median } from './measure';

export interface CaseReport {
  readonly case: string;
  readonly title: string;
  readonly precision: Precision;
  readonly batch: number;
  readonly contenders: readonly {
    readonly name: string;
    readonly parameters: number;
    readonly text: string;
    /** Milliseconds a step. */
    readonly median: number;
    readonly min: number;
    readonly max: number;
    /** Milliseconds a step of the training loop, where it was measured. */
    readonly loop: number | null;
  }[];
  readonly ratios: readonly {
    readonly name: string;
    readonly ratio: number;
    readonly aim: number | null;
  }[];
  readonly failures: readonly Failure[];
}

export interface ReportRequest {
  readonly benchCase: BenchCase;
  readonly precision: Precision;
  readonly cap: Cap;
  readonly batch: number;
  readonly measured: readonly Measured[];
  readonly loops: ReadonlyMap<Contender, number>;
  readonly failures: readonly Failure[];
}

/** PyTorch's fastest mode, by its median. */
export function bestTorch(measured: readonly Measured[]): Measured | undefined {
  return measured
    .filter(({ contender }) => contender.side === 'torch')
    .sort((a, b) => median(a.steps) - median(b.steps))[0];
}

export function replayOf(measured: readonly Measured[]): Measured | undefined {
  return measured.find(({ contender }) => contender.mode === 'replay');
}

export function reportOf(request: ReportRequest): CaseReport {
  const { benchCase, precision, cap, batch, measured, loops, failures } = request;
  return {
    case: benchCase.id,
    title: benchCase.title,
    precision,
    batch,
    contenders: measured.map(({ contender: { name, parameters, text }, contender, steps }) => ({
      ...{ name, parameters, text },
      median: median(steps),
      min: Math.min(...steps),
      max: Math.max(...steps),
      loop: loops.get(contender) ?? null,
    })),
    ratios: ratiosOf(measured, loops, {
      step: stepAim(benchCase.aims, precision, cap),
      loop: benchCase.aims.loop ?? null,
    }),
    failures,
  };
}

function ratiosOf(
  measured: readonly Measured[],
  loops: ReadonlyMap<Contender, number>,
  aim: { readonly step: number | null; readonly loop: number | null },
): CaseReport['ratios'] {
  const [ours, best] = [replayOf(measured), bestTorch(measured)];
  if (ours === undefined) return [];
  const eager = measured.find(({ contender }) => contender.side === 'lab' && contender.mode === 'eager');
  const loop = loops.get(ours.contender) ?? Number.NaN;
  const torchLoop = best === undefined ? undefined : loops.get(best.contender);
  return [
    ...(best === undefined
      ? []
      : [
          {
            name: `replay / ${best.contender.name}, medians`,
            ratio: median(ours.steps) / median(best.steps),
            aim: aim.step,
          },
          {
            name: `replay / ${best.contender.name}, least`,
            ratio: Math.min(...ours.steps) / Math.min(...best.steps),
            aim: null,
          },
        ]),
    ...(torchLoop === undefined
      ? []
      : [{ name: 'loop / torch loop', ratio: loop / torchLoop, aim: aim.loop }]),
    { name: 'loop / bare replay', ratio: loop / median(ours.steps), aim: null },
    ...(eager === undefined
      ? []
      : [{ name: 'replay / lab eager', ratio: median(ours.steps) / median(eager.steps), aim: null }]),
  ];
}

/** The report as a table for a terminal. */
export function formatReport({ title, precision, batch, contenders, ratios, failures }: CaseReport): string {
  const number = (value: number) => value.toFixed(1).padStart(8);
  const rows = contenders.map(({ name, median: middle, min, max, loop }) => {
    const speed =
      loop === null ? '' : `   loop ${number(loop)} ms, ${((1000 * batch) / loop).toFixed(0)} images/s`;
    return `  ${name.padEnd(20)} ${number(middle)} ms  (${min.toFixed(1)}..${max.toFixed(1)})${speed}`;
  });
  const ways = new Map(contenders.map(({ name, text }) => [name.split(' ')[0] ?? '', text]));
  const shares = ratios.map(({ name, ratio, aim }) => {
    const aimed = aim === null ? '' : `  (at most ${aim.toFixed(2)}: ${ratio <= aim ? 'yes' : 'no'})`;
    return `  ${name.padEnd(40)} ${ratio.toFixed(2)}${aimed}`;
  });
  const left = failures.map(({ name, why }) => `  ${name} does not work here: ${why}`);
  const how = [...ways].map(([side, text]) => `  ${side}: ${text}`);
  return [`${title}, ${precision}`, ...how, ...rows, ...shares, ...left, ''].join('\n');
}
