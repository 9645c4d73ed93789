import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError, toLabError } from '@shared/errors';
import { givenPath } from '../../environment/givenPath';
import { writeWhole } from '../output/wholeFile';
import type { MeasuredRun } from './chosenRuns';
import { eventFile } from './eventFile';

/** A run's folder, which TensorBoard shows as its name: `run-3 SimSiam, seed 1`. */
function folderName({ run }: MeasuredRun): string {
  return `run-${run.number} ${run.name.replace(/[^\p{L}\p{N} ,._+−-]+/gu, '_')}`.slice(0, 100).trim();
}

/** Writes a folder with an event file for each run. @returns how many */
export async function writeTensorBoard(folder: string, runs: AsyncIterable<MeasuredRun>): Promise<number> {
  let count = 0;
  for await (const one of runs) {
    const own = join(givenPath(folder), folderName(one));
    try {
      mkdirSync(own, { recursive: true });
    } catch (cause) {
      const { message } = toLabError(cause);
      throw new LabError('bad-request', `The folder cannot be made: ${message}.`, { file: own }, { cause });
    }
    // Its number of seconds is part of the name that TensorBoard looks for; the run's own leaves one file a run.
    const seconds = Math.round(one.run.createdAt / 1000);
    writeWhole(join(own, `events.out.tfevents.${seconds}.collapse-lab`), eventFile(one));
    count += 1;
  }
  return count;
}
