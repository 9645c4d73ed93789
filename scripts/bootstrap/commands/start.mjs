import { hasDisplay } from '../display.mjs';
import { electron, electronProgram, sandboxFlags } from '../electron.mjs';
import { handOver } from '../execute.mjs';
import { calledFrom, places, root } from '../places.mjs';
import { say } from '../progress.mjs';
import { setUp } from '../setUp.mjs';

/** The lab in a window; where there can be none, in the browser. Arguments are those of `lab serve`. */
export async function start(args) {
  const display = hasDisplay();
  await setUp(display ? 'desktop' : 'lab', { anyway: true });
  const program = electronProgram();
  if (display && program !== undefined && electron.isDone() && args.length === 0)
    return handOver(program, [...sandboxFlags(), root], {
      cwd: calledFrom(),
      env: { ...process.env, COLLAPSE_LAB_NODE: places.node },
    });
  if (!display)
    say(
      'There is no display here, so the lab is served: open its address in a browser, over SSH if need be.',
    );
  return handOver(places.node, [places.cli, 'serve', ...(display ? ['--open'] : []), ...args], {
    cwd: calledFrom(),
  });
}
