import { type PresetSize, presetSizes } from '@shared/presets';
import { type Command, Option } from 'commander';
import type { OpenLab } from '../lab/withLab';
import { type ArchitectureRequest, architectureOf } from '../options/architecture';
import { addDataOptions } from '../options/dataOptions';
import { collect, trainingOption } from '../options/options';
import { trainAndShow } from './trainAndShow';

interface TrainOptions extends Omit<ArchitectureRequest, 'from' | 'size'> {
  readonly size?: PresetSize;
  readonly name?: string;
  readonly json?: boolean;
}

export function addTrain(program: Command, open: OpenLab): void {
  const command = program
    .command('train')
    .argument(
      '<preset or file.json>',
      'a preset of the gallery, or an architecture as "presets ID --json" prints it',
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
    .option('--set <node.param=value>', 'a parameter, or training.FIELD=VALUE; may be repeated', collect, [])
    .option('--json', 'one JSON object a line on standard output, and nothing else')
    .action(async (from: string, { name, json = false, ...options }: TrainOptions) => {
      const document = architectureOf({ from, ...options });
      await trainAndShow(open, json, async (engine) => {
        const started = await engine.call('runs.start', {
          document,
          ...(name === undefined ? {} : { name }),
        });
        return started.run;
      });
    });
}
