import { type Fork, forkText } from '@shared/api';
import { LabError } from '@shared/errors';
import { type PresetSize, presetSizes } from '@shared/presets';
import type { TrainsOn } from '@shared/run';
import { type Command, Option } from 'commander';
import type { Engine } from '../../engine';
import type { OpenLab } from '../lab/withLab';
import { type ArchitectureRequest, architectureOf } from '../options/architecture';
import { addDataOptions } from '../options/dataOptions';
import { originOf } from '../options/forkOptions';
import { collect, trainingOption, trainsOnOption, workerLabelOption } from '../options/options';
import type { JsonLine } from '../output/jsonLines';
import { say, sayJson } from '../output/output';
import { trainAndShow } from './trainAndShow';

interface TrainOptions extends Omit<ArchitectureRequest, 'from' | 'size'> {
  readonly size?: PresetSize;
  readonly name?: string;
  readonly from?: string;
  readonly on?: TrainsOn;
  readonly label?: string;
  readonly json?: boolean;
}

export function addTrain(program: Command, open: OpenLab): void {
  const command = program
    .command('train')
    .argument(
      '[preset or file.json]',
      'a preset of the gallery, or an architecture as "presets ID --json" prints it; with --from that of the run',
    )
    .description('train an architecture and say whether it collapses');
  addDataOptions(command)
    .addOption(new Option('--size <size>', 'size of a preset').choices(presetSizes))
    .addOption(
      new Option('--epochs <number>', 'passes over the training set')
        .argParser(trainingOption('epochs'))
        .conflicts('steps'),
    )
    .option('--steps <number>', 'training steps, whatever the epochs', trainingOption('maxSteps', 1))
    .option('--batch <number>', 'images a step', trainingOption('batch'))
    .option('--seed <number>', 'fixes weights, batches and augmentations', trainingOption('seed'))
    .option('--name <text>', 'what the run is called')
    .option('--from <run[@step]>', "begin with the weights of a run's newest checkpoint, or that of a step")
    .addOption(trainsOnOption('where it trains'))
    .option('--label <word>', 'only a worker with this label may train it', workerLabelOption)
    .option('--set <node.param=value>', 'a parameter, or training.FIELD=VALUE; may be repeated', collect, [])
    .option('--json', 'one JSON object a line on standard output, and nothing else')
    .action(
      async (
        wanted: string | undefined,
        { name, from, on, label, json = false, ...options }: TrainOptions,
      ) => {
        const more = {
          ...(name === undefined ? {} : { name }),
          ...(on === undefined ? {} : { trainsOn: on }),
          ...(label === undefined ? {} : { workerLabel: label }),
        };
        const document = wanted === undefined ? undefined : architectureOf({ from: wanted, ...options });
        const begin = async (engine: Engine) => {
          if (from !== undefined) {
            const parent = await originOf(engine, from);
            const forked = document ?? architectureOf({ from: parent.document, ...options });
            const request = { document: forked, from: parent.origin };
            announce((await engine.call('runs.planFork', request)).fork, json);
            return (await engine.call('runs.start', { ...request, ...more })).run;
          }
          if (document === undefined)
            throw new LabError('bad-request', 'Name a preset or a file, or a run with --from.');
          return (await engine.call('runs.start', { document, ...more })).run;
        };
        await trainAndShow(open, json, begin);
      },
    );
}

/** What a fork begins with, before it does. */
function announce(fork: Fork, json: boolean): void {
  if (json) sayJson({ event: 'fork', ...fork } satisfies JsonLine);
  else say(forkText(fork).join('\n'));
}
