import { Command } from 'commander';
import { version } from '../../package.json';
import { exitCodeHelp } from './exitCodes';
import { addResume } from './resume';
import { addServe } from './serve';
import { addTrain } from './train';
import type { OpenLab } from './withLab';

/** Every command of the lab; `open` is how those that need one come to an engine. */
export function labProgram(open: OpenLab): Command {
  const program = new Command('lab')
    .description('Collapse Lab: wire a siamese architecture, train it, see whether it collapses')
    .version(version)
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  addTrain(program, open);
  addResume(program, open);
  addServe(program);
  return program;
}
