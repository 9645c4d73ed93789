import { say } from '../progress.mjs';
import { setUp } from '../setUp.mjs';
import { torture as part } from '../testing/parts.mjs';
import { runParts } from '../testing/runParts.mjs';
import { inWords } from '../testing/tally.mjs';

/** What docs/reliability.md reports: about an hour. */
export async function torture() {
  await setUp('tools');
  const tally = await runParts([part]);
  say(inWords(tally));
  return tally.failed === 0 ? 0 : 1;
}
