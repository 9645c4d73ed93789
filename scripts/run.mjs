import { bench } from './bootstrap/commands/bench.mjs';
import { check } from './bootstrap/commands/check.mjs';
import { lab } from './bootstrap/commands/lab.mjs';
import { start } from './bootstrap/commands/start.mjs';
import { test } from './bootstrap/commands/test.mjs';
import { testProcessors } from './bootstrap/commands/testProcessors.mjs';
import { torture } from './bootstrap/commands/torture.mjs';
import { endChildren, endWithNpm, endWithThis } from './bootstrap/execute.mjs';
import { say } from './bootstrap/progress.mjs';
import { SetUpError } from './bootstrap/setUpError.mjs';

/** What the scripts of package.json call, on whichever Node is there: sets the lab up, then goes on. */
const commands = { bench, check, lab, start, test, 'test:processors': testProcessors, torture };

const oldestNode = 20;

async function run() {
  const [name, ...args] = process.argv.slice(2);
  if (Number(process.versions.node.split('.')[0]) < oldestNode)
    throw new SetUpError(`Node ${process.versions.node} is too old; install Node ${oldestNode} or newer.`);
  if (!Object.hasOwn(commands, name ?? ''))
    throw new SetUpError(`Say what to run: ${Object.keys(commands).join(', ')}.`);
  endWithThis();
  endWithNpm();
  return commands[name](args);
}

run().then(
  (code) => process.exit(code),
  (error) => {
    endChildren();
    say(error instanceof SetUpError ? error.message : (error?.stack ?? String(error)));
    process.exit(1);
  },
);
