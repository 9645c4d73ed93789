import { hasDisplay } from '../display.mjs';
import { electronProgram, sandboxFlags } from '../electron.mjs';
import { handOver } from '../execute.mjs';
import { places, root } from '../places.mjs';
import { say } from '../progress.mjs';
import { failures } from '../record.mjs';
import { setUp } from '../setUp.mjs';

/** The lab in a window; where there can be none, in the browser. Arguments are those of `lab serve`. */
export async function start(args) {
  const display = hasDisplay();
  await setUp(display ? 'desktop' : 'lab', { patience: 0 });
  const program = electronProgram();
  const failure = failures().Electron?.problem;
  if (display && program !== undefined && failure === undefined && args.length === 0)
    return handOver(program, [...sandboxFlags(), root], {
      env: { ...process.env, COLLAPSE_LAB_NODE: places.node },
    });
  if (!display)
    say(
      'There is no display here, so the lab is served: open its address in a browser, over SSH if need be.',
    );
  else if (failure !== undefined) say(failure);
  return handOver(places.node, [places.cli, 'serve', ...(display ? ['--open'] : []), ...args]);
}
