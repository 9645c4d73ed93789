import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { workerLabelSchema } from '@shared/api';
import { LabError } from '@shared/errors';
import { type Command, InvalidArgumentError } from 'commander';
import { version } from '../../../../package.json';
import { probeBackend } from '../../../doctor';
import { trainerProcesses } from '../../../engine';
import { dataFolder } from '../../../environment/folders';
import { onInterrupt } from '../../lab/interrupt';
import { integerOption, mostAtOnce, queueOption } from '../../options/options';
import { words } from '../../options/sweepValues';
import { say } from '../../output/output';
import { slurmScript, submit } from './slurm';

interface WorkerCommandOptions {
  readonly queue: string;
  readonly slots: number;
  readonly name: string;
  readonly labels: readonly string[];
  readonly dataDir: readonly (readonly [string, string])[];
  readonly refuse?: boolean;
  readonly drain?: boolean;
  readonly slurm?: boolean;
  readonly array?: number;
  readonly time?: string;
  readonly partition?: string;
  readonly gres?: string;
}

function labelsOption(text: string): string[] {
  const labels = words(text);
  const wrong = labels.find((label) => !workerLabelSchema.safeParse(label).success);
  if (wrong === undefined) return labels;
  throw new InvalidArgumentError(`"${wrong}" is no label: letters, digits, - and _ only.`);
}

/** `imagenet=/mnt/ilsvrc`, or `/mnt/imagenet` under its own name. */
function dataOption(
  text: string,
  before: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  const at = text.indexOf('=');
  const path = resolve(text.slice(at + 1));
  if (!existsSync(path)) throw new InvalidArgumentError(`There is no "${path}" on this machine.`);
  return [...before, [at < 0 ? basename(path) : text.slice(0, at), path]];
}

/** Workers of one array; what SLURM allows of these is often less. */
const mostOfArray = 1_000;

function submitWorkers(options: WorkerCommandOptions): void {
  const { queue, slots, labels, dataDir, refuse, drain, array = 1, time, partition, gres } = options;
  const command = [
    ...[process.execPath, process.argv[1] ?? '', 'worker', '--slots', String(slots)],
    ...(labels.length === 0 ? [] : ['--labels', labels.join(',')]),
    ...dataDir.flatMap(([name, path]) => ['--data-dir', `${name}=${path}`]),
    ...(refuse === true ? ['--refuse'] : []),
    ...(drain === true ? ['--drain'] : []),
  ];
  const job = submit(slurmScript({ command, array, time, partition, gres }), queue);
  say(`SLURM has the workers as job ${job}; squeue shows them, scancel ${job} ends them.`);
}

export function addWorker(program: Command, trainer: () => string): void {
  program
    .command('worker')
    .description(
      'train runs of a lab on another machine; Ctrl-C gives those in hand back, each with a checkpoint',
    )
    .addOption(queueOption('the Redis that the lab serves').makeOptionMandatory())
    .option(
      '--slots <number>',
      'runs that train at once and share the cores',
      integerOption(1, mostAtOnce),
      1,
    )
    .option('--name <name>', 'as which the lab names this machine', hostname())
    .option('--labels <list>', 'words that runs may ask for, as gpu,big', labelsOption, [])
    .option(
      '--data-dir <name=path>',
      'a data set that this machine has, by the name of its folder or file in the lab; just the path where it is called the same; may be repeated',
      dataOption,
      [],
    )
    .option('--refuse', 'go on with no checkpoint of another version, TensorFlow or processor')
    .option('--drain', 'end when the queue has nothing more to take')
    .option(
      '--slurm',
      'submit an array of such workers to SLURM; they hand their runs back before their time limit and are queued again',
    )
    .option('--array <number>', 'of --slurm: workers', integerOption(1, mostOfArray))
    .option('--time <limit>', 'of --slurm: time limit of each worker, as 04:00:00; above 5 minutes')
    .option('--partition <name>', 'of --slurm: where they run')
    .option('--gres <list>', 'of --slurm: what each of them gets, as gpu:1')
    .action(async (options: WorkerCommandOptions) => {
      if (options.slurm === true) {
        submitWorkers(options);
        return;
      }
      const alone = (['array', 'time', 'partition', 'gres'] as const).find(
        (key) => options[key] !== undefined,
      );
      if (alone !== undefined) throw new LabError('bad-request', `--${alone} is for --slurm.`);
      const { queue, slots, name, labels, dataDir, refuse = false, drain = false } = options;
      // Loaded here, so that no other command loads BullMQ.
      const { LabWorker } = await import('../../../worker');
      const worker = await LabWorker.open({
        address: queue,
        name,
        version,
        folder: join(dataFolder(), 'worker'),
        spawn: trainerProcesses(trainer(), slots),
        slots,
        drain,
        labels,
        data: new Map(dataDir),
        refuses: refuse,
        backend: () => probeBackend(trainer()).catch(() => null),
        say,
      });
      const interrupt = onInterrupt(() => {
        say('The runs in hand are given back.');
        worker.handBack();
      });
      say(`Ready as ${name} with ${slots} ${slots === 1 ? 'slot' : 'slots'}.`);
      await worker.ended;
      interrupt.dispose();
    });
}
