import { binding } from '../binding.mjs';
import { hasDisplay } from '../display.mjs';
import { say } from '../progress.mjs';
import { failures } from '../record.mjs';
import { setUp } from '../setUp.mjs';
import { tensorflow } from '../tensorflow.mjs';
import {
  lint,
  onOlderProcessorsBriefly,
  playwright,
  processes,
  structure,
  typeCheck,
  unit,
} from '../testing/parts.mjs';
import { runParts } from '../testing/runParts.mjs';
import {
  chromiumProgram,
  installSystemPrograms,
  testElectron,
  virtualScreen,
} from '../testing/systemPrograms.mjs';
import { inWords } from '../testing/tally.mjs';

const screen = ['-a', '-s', '-screen 0 1600x1000x24'];

/** A part that runs, or the reason why it is left out. */
function inChromium() {
  const program = chromiumProgram();
  if (program === undefined)
    return { leftOut: 'Chromium tests: there is no Chromium or Chrome; install one, for example with apt.' };
  return playwright('In Chromium', 'chromium', { COLLAPSE_LAB_TEST_CHROMIUM: program });
}

function inElectron() {
  const program = testElectron();
  if (program === undefined)
    return {
      leftOut:
        "Electron tests: Electron's program is not here. Run npx install-electron where github.com can be " +
        'reached, or .ci/run, which brings an Electron for tests.',
    };
  const xvfb = virtualScreen();
  if (!hasDisplay() && xvfb === undefined)
    return { leftOut: 'Electron tests: there is no display and no xvfb-run; install xvfb.' };
  return playwright(
    'In Electron',
    'electron',
    { COLLAPSE_LAB_TEST_ELECTRON: program },
    xvfb === undefined ? [] : [xvfb, ...screen],
  );
}

/** The one test command: whatever can run here runs, and what cannot is said. */
export async function test() {
  await setUp('lab', { anyway: true });
  await installSystemPrograms();
  const wanted = [
    typeCheck,
    lint,
    structure,
    unit,
    processes,
    ...onOlderProcessorsBriefly,
    inChromium(),
    inElectron(),
  ];
  const leftOut = wanted.flatMap((part) => part.leftOut ?? []);
  for (const step of [tensorflow, binding]) {
    const failure = failures()[step.name];
    if (failure !== undefined) leftOut.push(`whatever needs TensorFlow: ${failure.problem}`);
  }
  const tally = await runParts(wanted.filter((part) => part.leftOut === undefined));
  for (const reason of leftOut) say(`Left out: ${reason}`);
  const failed = tally.failed > 0 || (leftOut.length > 0 && Boolean(process.env.CI));
  process.stdout.write(`${inWords(tally)}\n`);
  return failed ? 1 : 0;
}
