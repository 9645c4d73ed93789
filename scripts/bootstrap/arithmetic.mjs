import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { execute, lastLines } from './execute.mjs';
import { places } from './places.mjs';
import { SetUpError } from './setUpError.mjs';
import { isStamped, readStamp, writeStamp } from './stamp.mjs';

const stamp = join(places.clone, 'arithmetic.json');

/** What makes a measurement out of date as far as it can be seen from here; the lab itself looks closer. */
function wanted() {
  return { addon: readStamp(places.addonStamp), processor: cpus()[0]?.model ?? '', cores: cpus().length };
}

/** How this machine computes fastest, timed before the first run has to wait for it. */
export const arithmetic = {
  name: 'Arithmetic',
  doing: 'timing how this machine computes fastest',
  isDone: () => !existsSync(places.addonStamp) || isStamped(stamp, wanted()),
  async perform() {
    const { code, text } = await execute(places.node, [places.cli, 'calibrate']);
    if (code !== 0) throw new SetUpError(`The arithmetic could not be timed: ${lastLines(text)}`);
    writeStamp(stamp, wanted());
  },
};
