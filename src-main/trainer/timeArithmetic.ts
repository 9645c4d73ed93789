import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arithmetic } from '@shared/api';
import { findPreset, withOverrides } from '@shared/presets';
import type { Precision } from '@shared/training';
import type { Times } from '../arithmetic';
import { loadDataset } from '../data';
import { arithmeticIn, arithmeticVariable } from '../environment/arithmetic';
import { loadBackend } from '../tensorflow';
import { TrainingSession } from './session';

/** The kinds of work of a small run (convolutions, matrix products, batch norm, both ways) in a fraction of its time. */
const batch = 128;
const network = withOverrides(findPreset('simsiam').build('small'), { set: [`training.batch=${batch}`] });

/** Milliseconds that one kind of step is timed for; one step at least, however slow. */
const patience = 400;

/**
 * Times this process's arithmetic: a recorded training step in every precision. It is the work of a process of its own.
 * @param report gets all times so far after each one: where a processor has no ops of bfloat16, oneDNN throws or ends the
 * process
 */
export async function timeArithmetic(report: (times: Times) => void): Promise<void> {
  const dataset = await loadDataset({ kind: 'embedded', seed: 0, train: batch, test: 10 });
  const step = async (precision: Precision, bfloat16: Arithmetic['bfloat16']) => {
    process.env[arithmeticVariable] = JSON.stringify({ ...arithmeticIn(process.env), bfloat16 });
    const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-arithmetic-'));
    try {
      const training = { ...network.training, precision };
      const session = new TrainingSession({ ...network, training }, await loadBackend(), dataset, folder);
      const time = leastTime((index) => session.step(index, session.compiled.losses));
      session.executor.close();
      return time;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const float32 = await step('float32', 'float32');
  report({ float32, bfloat16: {} });
  const byRounding = await step('bfloat16', 'float32');
  report({ float32, bfloat16: { float32: byRounding } });
  const byItsOwnOps = await step('bfloat16', 'bfloat16');
  report({ float32, bfloat16: { float32: byRounding, bfloat16: byItsOwnOps } });
}

/** Milliseconds of the quickest call: whatever else the machine does makes the others slower. */
function leastTime(step: (index: number) => unknown): number {
  step(0);
  const begun = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index === 0 || performance.now() - begun < patience; index += 1) {
    const start = performance.now();
    step(index);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
