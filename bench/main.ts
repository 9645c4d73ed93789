import { spawn } from 'node:child_process';
import { toLabError } from '@shared/errors';
import { embeddedSource } from '@shared/graph';
import { Command, InvalidArgumentError } from 'commander';
import { loadDataset } from '../src-main/data';
import { computeEnvironment } from '../src-main/environment/computeEnvironment';
import { loadBackend } from '../src-main/tensorflow';
import { type BenchCase, benchCases, documentOf, precisions } from './cases';
import { assertSameNetwork, labContenders, torchContenders } from './contenders';
import { measureLoops, measureSteps } from './measure';
import { PeerProcess } from './peerProcess';
import { bestTorch, type CaseReport, formatReport, replayOf, reportOf } from './report';
import { torchPython } from './torchEnvironment';

interface Options {
  readonly only: readonly BenchCase[];
  readonly rounds: number;
  readonly json: boolean;
}

function caseList(text: string): readonly BenchCase[] {
  return text.split(',').map((id) => {
    const found = benchCases.find((one) => one.id === id);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`There are: ${benchCases.map((one) => one.id).join(', ')}.`);
  });
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

async function bench({ only, rounds, json }: Options): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const python = await torchPython(say);
  const backend = await loadBackend(say);
  say(backend.info.text);
  const dataset = await loadDataset(embeddedSource);
  for (const benchCase of only) {
    const peer = new PeerProcess(python);
    try {
      say(`${benchCase.title}: preparing`);
      const lab = labContenders(benchCase, backend, dataset);
      const torch = await torchContenders(benchCase, peer);
      const contenders = [...lab, ...torch.contenders];
      assertSameNetwork(contenders);
      const measured = await measureSteps(contenders, rounds, (round) =>
        say(`  round ${round + 1} of ${rounds}`),
      );
      const best = precisions.flatMap((precision) => [
        replayOf(measured, precision)?.contender ?? [],
        bestTorch(measured, precision)?.contender ?? [],
      ]);
      say('  training loops');
      const loops = await measureLoops(best.flat());
      const { batch } = documentOf(benchCase, {
        precision: 'float32',
        execution: 'replay',
        views: 'full',
      }).training;
      show(reportOf({ benchCase, batch, measured, loops, failures: torch.failures }), json);
    } finally {
      peer.close();
    }
  }
}

function show(report: CaseReport, json: boolean): void {
  process.stdout.write(`${json ? JSON.stringify(report) : formatReport(report)}\n`);
}

const program = new Command('bench')
  .description('Compares the replayed training step with the eager one and with PyTorch on this machine')
  .option('--only <cases>', 'cases, by comma', caseList, benchCases)
  .option('--rounds <count>', 'rounds over all contenders', positive, 8)
  .option('--json', 'one JSON object a case on standard output', false)
  .action(async () => {
    try {
      await bench(program.opts<Options>());
      process.exit(0);
    } catch (thrown) {
      process.stderr.write(`${toLabError(thrown).message}\n`);
      process.exit(1);
    }
  });

/** The lab's side is measured as trainers run: the allocator reads its setting only when a process starts. */
const environment = computeEnvironment(process.env);
if (process.env.GLIBC_TUNABLES === environment.GLIBC_TUNABLES) void program.parseAsync();
else
  spawn(process.execPath, process.argv.slice(1), { env: environment, stdio: 'inherit' }).on('exit', (code) =>
    process.exit(code ?? 1),
  );
