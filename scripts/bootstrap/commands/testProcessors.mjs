import { say } from '../progress.mjs';
import { setUp } from '../setUp.mjs';
import { onOlderProcessors } from '../testing/parts.mjs';
import { runParts } from '../testing/runParts.mjs';
import { inWords } from '../testing/tally.mjs';

/** The tests of numbers as other processors compute; `npm test` has a part of them. */
export async function testProcessors() {
  await setUp('lab');
  const tally = await runParts(onOlderProcessors);
  say(inWords(tally));
  return tally.failed === 0 ? 0 : 1;
}
