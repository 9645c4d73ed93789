import { interrupted } from '../execute.mjs';
import { say } from '../progress.mjs';
import { inWords, sum } from './tally.mjs';

/** Runs parts one after the other, the rest also when one fails, and says what each came to. */
export async function runParts(parts) {
  const results = [];
  for (const { name, run } of parts) {
    const started = performance.now();
    say(`\n== ${name}`);
    const tally = await run();
    if (interrupted() !== undefined) process.exit(interrupted());
    results.push({ name, tally, seconds: (performance.now() - started) / 1000 });
  }
  say('');
  for (const { name, tally, seconds } of results) say(`${name}: ${inWords(tally)} (${seconds.toFixed(0)} s)`);
  return sum(results.map(({ tally }) => tally));
}
