import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { fixedArithmetic } from '../environment/arithmetic';
import { cacheFolder } from '../environment/folders';
import { thisProcessor } from '../environment/processor';
import { type Measurement, measurementSchema } from './trial';

/** Variables that change what a processor offers to TensorFlow. */
const caps = [
  'ONEDNN_MAX_CPU_ISA',
  'COLLAPSE_LAB_TENSORFLOW',
  'COLLAPSE_LAB_BACKEND',
  'CUDA_VISIBLE_DEVICES',
];

/** One file a processor, its cores, the lab's version (which pins TensorFlow's) and what a person has fixed. */
function file(): string {
  const facts = {
    processor: thisProcessor(),
    version,
    fixed: fixedArithmetic(process.env),
    caps: caps.map((name) => process.env[name] ?? ''),
  };
  const key = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16);
  return join(cacheFolder(), 'arithmetic', `${key}.json`);
}

/** What was measured on this machine before; undefined where nothing was, or its file is damaged. */
export function keptMeasurement(): Measurement | undefined {
  try {
    return measurementSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Best effort: where nothing can be written, the next start measures again. */
export function keepMeasurement(measurement: Measurement): void {
  try {
    mkdirSync(join(cacheFolder(), 'arithmetic'), { recursive: true });
    const next = `${file()}.${process.pid}`;
    writeFileSync(next, `${JSON.stringify(measurement, null, 2)}\n`);
    renameSync(next, file());
  } catch {
    return;
  }
}
