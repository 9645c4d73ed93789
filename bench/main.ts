import { join } from 'node:path';
import { toLabError } from '@shared/errors';
import { type Precision, precisions } from '@shared/training';
import { Command, InvalidArgumentError, Option } from 'commander';
import { machineArithmetic } from '../src-main/arithmetic';
import { computeEnvironment } from '../src-main/environment/computeEnvironment';
import { capabilities, thisProcessor } from '../src-main/environment/processor';
import { builtFiles } from '../src-main/server';
import { type Cap, capEnvironment, caps } from './caps';
import { type BenchCase, benchCases, documentOf } from './cases';
import { ContenderProcess } from './contenderProcess';
import { assertSameNetwork, labContenders, torchContenders } from './contenders';
import { serveSteps } from './labSteps';
import { measureLoops, measureSteps } from './measure';
import { bestTorch, formatReport, replayOf, reportOf } from './report';
import { fillFolder, formatTable, measureTable } from './table';
import { torchPython } from './torch/environment';
import { formatWhole, measureWhole } from './whole';
import { formatWindow, measureWindow } from './window';

const whole = 'whole';
const table = 'table';
const window = 'window';
/** What needs no PyTorch. */
const alone: readonly string[] = [table, window];

interface Options {
  readonly only: readonly string[];
  readonly precision: readonly Precision[];
  readonly cap: Cap;
  readonly rounds: number;
  readonly steps: number;
  readonly json: boolean;
}

const cases = [...benchCases.map(({ id }) => id), whole, ...alone];

function listOf<Item extends string>(known: readonly Item[]) {
  return (text: string): readonly Item[] =>
    text.split(',').map((name) => {
      const found = known.find((one) => one === name);
      if (found !== undefined) return found;
      throw new InvalidArgumentError(`There are: ${known.join(', ')}.`);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

const scripts = () => join(builtFiles.root(), 'bench', 'torch', 'peer');
const say = (text: string) => process.stderr.write(`${text}\n`);

async function bench({ only, precision, cap, rounds, steps, json }: Options): Promise<void> {
  Object.assign(process.env, capEnvironment(cap));
  const processor = thisProcessor();
  const show = (report: object, text: string) =>
    process.stdout.write(`${json ? JSON.stringify({ processor, cap, ...report }) : text}\n`);
  if (!json)
    process.stdout.write(
      `${processor.name}, ${processor.cores} cores (${capabilities(processor)}), cap: ${cap}\n\n`,
    );
  if (only.includes(table)) {
    const report = measureTable(say);
    show(report, `${formatTable(report)}\n`);
  }
  if (only.includes(window)) {
    const report = await measureWindow(say);
    show(report, `${formatWindow(report)}\n`);
  }
  if (only.every((one) => alone.includes(one))) return;
  const python = await torchPython(say);
  for (const benchCase of benchCases.filter(({ id }) => only.includes(id)))
    for (const one of precision) await compareSteps({ benchCase, precision: one, cap, python, rounds, show });
  if (!only.includes(whole)) return;
  const cli = join(builtFiles.root(), 'out', 'main', 'cli.cjs');
  const report = await measureWhole({ steps, python, scripts: scripts(), cli });
  show(report, formatWhole(report));
}

interface StepComparison {
  readonly benchCase: BenchCase;
  readonly precision: Precision;
  readonly cap: Cap;
  readonly python: string;
  readonly rounds: number;
  readonly show: (report: object, text: string) => void;
}

async function compareSteps({
  benchCase,
  precision,
  cap,
  python,
  rounds,
  show,
}: StepComparison): Promise<void> {
  const arithmetic = await machineArithmetic(builtFiles.trainer())(precision);
  // The lab's side is started as trainers are: TensorFlow and the C library read their settings only then.
  const labProcess = new ContenderProcess(
    process.execPath,
    [join(builtFiles.root(), 'out', 'main', 'bench.cjs'), 'serve'],
    computeEnvironment(process.env, arithmetic),
  );
  const torchProcess = new ContenderProcess(python, [join(scripts(), 'protocol.py')], process.env);
  try {
    say(`${benchCase.title}, ${precision}: preparing`);
    const lab = await labContenders(benchCase, precision, labProcess);
    const torch = await torchContenders(benchCase, precision, torchProcess);
    const contenders = [...lab.contenders, ...torch.contenders];
    assertSameNetwork(contenders);
    const measured = await measureSteps(contenders, rounds, (round) =>
      say(`  round ${round + 1} of ${rounds}`),
    );
    say('  training loops');
    const best = [replayOf(measured), bestTorch(measured)].flatMap((one) => one?.contender ?? []);
    const loops = await measureLoops(best);
    const { batch } = documentOf(benchCase, { precision, execution: 'replay', views: 'full' }).training;
    const failures = [...lab.failures, ...torch.failures];
    const report = reportOf({ benchCase, precision, cap, batch, measured, loops, failures });
    show(report, formatReport(report));
  } finally {
    labProcess.close();
    torchProcess.close();
  }
}

async function toEnd(work: () => Promise<void>): Promise<never> {
  try {
    await work();
    process.exit(0);
  } catch (thrown) {
    say(toLabError(thrown).message);
    process.exit(1);
  }
}

const program = new Command('bench')
  .description('Compares the replayed training step with the eager one and with PyTorch on this machine')
  .option('--only <cases>', `cases, by comma: ${cases.join(', ')}`, listOf(cases), cases)
  .option('--precision <names>', 'float32, bfloat16 or both by comma', listOf(precisions), precisions)
  .addOption(
    new Option('--cap <name>', 'keep both sides to an older processor').choices(caps).default('none'),
  )
  .option('--rounds <count>', 'rounds over all contenders', positive, 8)
  .option('--steps <count>', 'steps of the whole run', positive, 300)
  .option('--json', 'one JSON object a case on standard output', false)
  .action(() => toEnd(() => bench(program.opts<Options>())));
// What the bench starts for the lab's side.
program.command('serve', { hidden: true }).action(() => toEnd(serveSteps));
program
  .command('fill')
  .argument('<folder>', 'an empty data folder')
  .description('fills a data folder with 10,000 runs, to look at')
  .action((folder: string) => toEnd(async () => fillFolder(folder)));
void program.parseAsync();
