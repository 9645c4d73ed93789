import { say } from '../progress.mjs';
import { setUp } from '../setUp.mjs';
import { lint, structure, typeCheck, unit } from '../testing/parts.mjs';
import { runParts } from '../testing/runParts.mjs';
import { inWords } from '../testing/tally.mjs';

/** What to run before each commit: under a minute. */
export async function check() {
  await setUp('tools');
  const tally = await runParts([typeCheck, lint, structure, unit]);
  say(inWords(tally));
  return tally.failed === 0 ? 0 : 1;
}
