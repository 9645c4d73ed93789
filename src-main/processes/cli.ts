import { execute } from '../cli/program';
import { doctor } from '../doctor';
import { builtFiles, openThisLab } from '../server';

/** Settles when what was written has left the process, so that a reader of a pipe gets all of it. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

async function main(): Promise<void> {
  const code = await execute(
    {
      open: (options) => openThisLab({ ...options, probe: false }),
      trainer: builtFiles.trainer,
      examine: () => doctor({ root: builtFiles.root(), trainer: builtFiles.trainer() }),
    },
    process.argv.slice(2),
  );
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(code);
}

// A reader that has seen enough (`lab runs | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void main();
