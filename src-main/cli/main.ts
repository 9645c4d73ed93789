import { Command } from 'commander';
import { version } from '../../package.json';
import { exitCodeHelp } from './exitCodes';
import { report } from './output';
import { addServe } from './serve';

const program = new Command('lab')
  .description('Collapse Lab: wire a siamese architecture, train it, see whether it collapses')
  .version(version)
  .addHelpText('after', exitCodeHelp)
  .exitOverride();

addServe(program);

// A reader that has seen enough (`lab runs | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

program.parseAsync().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => process.exit(report(error, process.argv.includes('--json'))),
);
