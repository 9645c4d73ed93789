import type { Arithmetic } from '@shared/api';
import type { Precision } from '@shared/training';
import { fixedArithmetic, sharedArithmetic } from '../environment/arithmetic';
import { fastest } from './choose';
import { keepMeasurement, keptMeasurement } from './kept';
import { measureArithmetic } from './measure';
import type { Measurement } from './trial';

/**
 * Tells the arithmetic that a run of a precision computes with.
 * @param kept what a resumed run began with; it goes on with that as far as this processor can
 */
export type ArithmeticFor = (precision: Precision, kept?: Arithmetic | null) => Promise<Arithmetic>;

/**
 * This machine's fastest arithmetic. It is measured once, some seconds, and kept; set-up does that before the first run.
 * @param trainer the built trainer program
 * @param sharing how many trainers share the cores at once
 */
export function machineArithmetic(trainer: string, sharing = 1): ArithmeticFor {
  let measuring: ReturnType<typeof measured> | undefined;
  return async (precision, kept = null) => {
    measuring ??= measured(trainer);
    const measurement = await measuring;
    return kept === null ? chosen(measurement, precision, sharing) : possible(kept, measurement);
  };
}

/** Where a processor has no ops of bfloat16, oneDNN ends the process that asks for one. */
function possible(kept: Arithmetic, { trials }: Measurement): Arithmetic {
  const multiplies = trials.some(
    ({ arithmetic, milliseconds }) =>
      arithmetic.oneDnn === kept.oneDnn && milliseconds.bfloat16.bfloat16 !== undefined,
  );
  return multiplies ? kept : { ...kept, bfloat16: 'float32' };
}

/** What runs of a precision begin with as far as this machine has been measured. */
export function currentArithmetic(precision: Precision): Arithmetic {
  return chosen(keptMeasurement(), precision, 1);
}

function chosen(measurement: Measurement | undefined, precision: Precision, sharing: number): Arithmetic {
  const best = fastest(measurement?.trials ?? [], precision);
  return { ...sharedArithmetic(best, sharing), ...fixedArithmetic(process.env) };
}

async function measured(trainer: string) {
  const kept = keptMeasurement();
  if (kept !== undefined) return kept;
  const measurement = await measureArithmetic(trainer);
  keepMeasurement(measurement);
  return measurement;
}
