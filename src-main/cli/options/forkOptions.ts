import type { ForkOrigin } from '@shared/api';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import type { Engine } from '../../engine';
import { findRun } from '../lab/withLab';

export interface NamedOrigin {
  readonly origin: ForkOrigin;
  /** What the parent trained. */
  readonly document: GraphDocument;
}

/** The run that `--from RUN` or `--from RUN@STEP` names. @throws LabError `bad-request`, `not-found` */
export async function originOf(engine: Engine, text: string): Promise<NamedOrigin> {
  const [, wanted, step] = /^([^@]+)(?:@(\d+))?$/.exec(text) ?? [];
  if (wanted === undefined)
    throw new LabError('bad-request', `--from is RUN or RUN@STEP, such as 3 or 3@200; "${text}" is neither.`);
  const { id } = await findRun(engine, wanted);
  const { document } = await engine.call('runs.get', { id });
  return { origin: step === undefined ? { id } : { id, step: Number(step) }, document };
}
