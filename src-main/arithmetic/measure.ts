import { execFile } from 'node:child_process';
import type { Arithmetic } from '@shared/api';
import { arithmeticText } from '@shared/api';
import { fixedArithmetic } from '../environment/arithmetic';
import { computeEnvironment } from '../environment/computeEnvironment';
import { processorText, thisProcessor } from '../environment/processor';
import { candidates } from './candidates';
import { type Measurement, type Times, timesSchema } from './trial';

/** Argument by which a trainer program times its arithmetic and prints it. */
export const timeArgument = '--time';

/** A choice that takes this long is none. */
const limit = 90_000;

/** Each choice is timed this often, in turn, so that what else the machine does falls on all alike. */
const rounds = 2;

/**
 * Times every choice in a trainer process of its own. A choice that does not work here is left out.
 * @param trainer the built trainer program
 */
export async function measureArithmetic(
  trainer: string,
  say: (line: string) => void = () => {},
): Promise<Measurement> {
  const processor = thisProcessor();
  const trials = new Map<Arithmetic, Times>();
  const choices = candidates(processor.cores, fixedArithmetic(process.env));
  for (let round = 0; round < rounds; round += 1) {
    for (const arithmetic of choices) {
      const found = await timesOf(trainer, arithmetic);
      if (found !== undefined) trials.set(arithmetic, leastOf(found, trials.get(arithmetic) ?? found));
    }
  }
  for (const [arithmetic, times] of trials) say(`${arithmeticText(arithmetic)}: ${timesText(times)}`);
  return {
    at: Date.now(),
    processor: processorText(processor),
    trials: [...trials].map(([arithmetic, milliseconds]) => ({ arithmetic, milliseconds })),
  };
}

function leastOf(a: Times, b: Times): Times {
  return {
    float32: Math.min(a.float32, b.float32),
    bfloat16: {
      ...timeOf('float32', a.bfloat16.float32, b.bfloat16.float32),
      ...timeOf('bfloat16', a.bfloat16.bfloat16, b.bfloat16.bfloat16),
    },
  };
}

function timeOf(way: string, ...times: readonly (number | undefined)[]): Record<string, number> {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? {} : { [way]: Math.min(...known) };
}

function timesText({ float32, bfloat16 }: Times): string {
  const text = (time: number | undefined) => (time === undefined ? 'not here' : `${time.toFixed(1)} ms`);
  return `float32 ${text(float32)}, bfloat16 ${text(bfloat16.bfloat16)} by its own ops, ${text(bfloat16.float32)} by rounding`;
}

function timesOf(trainer: string, arithmetic: Arithmetic): Promise<Times | undefined> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [trainer, timeArgument],
      { timeout: limit, env: computeEnvironment(process.env, arithmetic) },
      (_error, stdout) => {
        // A process that a missing op ended has told the times before it; a line of that moment may be cut off.
        const lines = stdout.split('\n').slice(0, -1);
        const line = lines.findLast((text) => text.startsWith('{'));
        resolve(line === undefined ? undefined : timesSchema.safeParse(JSON.parse(line)).data);
      },
    );
  });
}
