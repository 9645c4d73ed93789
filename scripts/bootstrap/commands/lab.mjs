import { handOver } from '../execute.mjs';
import { calledFrom, places } from '../places.mjs';
import { setUp } from '../setUp.mjs';

/** The command line of the lab. */
export async function lab(args) {
  await setUp('lab');
  return handOver(places.node, [places.cli, ...args], { cwd: calledFrom() });
}
