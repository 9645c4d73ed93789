import type { Arithmetic } from '@shared/api';
import type { Precision } from '@shared/training';
import { plainArithmetic } from '../environment/arithmetic';
import type { Trial } from './trial';

/** A choice must save this share of the time to be taken before a plainer one: less is noise. */
const worthwhile = 0.03;

/** The fastest of the choices that were timed for a precision; what works everywhere if none was. */
export function fastest(trials: readonly Trial[], precision: Precision): Arithmetic {
  const timed = trials.flatMap((trial) => waysOf(trial, precision));
  const best = timed.reduce<Timed | undefined>(
    (least, one) =>
      least === undefined || one.milliseconds < (1 - worthwhile) * least.milliseconds ? one : least,
    undefined,
  );
  return best?.arithmetic ?? plainArithmetic();
}

interface Timed {
  readonly arithmetic: Arithmetic;
  readonly milliseconds: number;
}

/** A trial's arithmetic with each way of multiplying; float32's own speed does not depend on it. */
function waysOf({ arithmetic, milliseconds }: Trial, precision: Precision): Timed[] {
  if (precision === 'float32') return [{ arithmetic, milliseconds: milliseconds.float32 }];
  return (['float32', 'bfloat16'] as const).flatMap((bfloat16) => {
    const time = milliseconds.bfloat16[bfloat16];
    return time === undefined ? [] : [{ arithmetic: { ...arithmetic, bfloat16 }, milliseconds: time }];
  });
}
