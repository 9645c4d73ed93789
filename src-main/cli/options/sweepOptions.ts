import { type PresetSize, presetSizes } from '@shared/presets';
import type { TrainsOn } from '@shared/run';
import { parseMetricAddress } from '@shared/sweep';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ArchitectureRequest, architectureOf } from './architecture';
import { addDataOptions, type DataOptions } from './dataOptions';
import {
  collect,
  integerOption,
  mostAtOnce,
  trainingOption,
  trainsOnOption,
  workerLabelOption,
} from './options';
import { words } from './sweepValues';

/** Options that sweep and reproduce have in common. */
export interface SweepOptions extends DataOptions {
  readonly size?: PresetSize;
  readonly epochs?: number;
  readonly steps?: number;
  readonly batch?: number;
  readonly set: readonly string[];
  readonly seeds: number;
  readonly fresh?: boolean;
  readonly concurrency?: number;
  readonly on?: TrainsOn;
  readonly label?: string;
  readonly html?: string;
  readonly json?: boolean;
}

const mostSeeds = 50;

export function addSweepOptions(command: Command): Command {
  return addDataOptions(command)
    .option('--seeds <number>', 'runs of each, with the seeds 0, 1, 2…', integerOption(1, mostSeeds), 1)
    .addOption(new Option('--size <size>', 'size of the presets').choices(presetSizes))
    .addOption(
      new Option('--epochs <number>', 'passes over the training set')
        .argParser(trainingOption('epochs'))
        .conflicts('steps'),
    )
    .option('--steps <number>', 'training steps, whatever the epochs', trainingOption('maxSteps', 1))
    .option('--batch <number>', 'images a step', trainingOption('batch'))
    .option('--set <node.param=value>', 'a parameter, or training.FIELD=VALUE; may be repeated', collect, [])
    .option(
      '--concurrency <number>',
      'runs that train at once and share the cores; where another lab trains them, its own counts',
      integerOption(1, mostAtOnce),
    )
    .addOption(trainsOnOption('where its runs train'))
    .option('--label <word>', 'only workers with this label may train its new runs', workerLabelOption)
    .option('--fresh', 'train again what has been trained before')
    .option('--html <file>', 'write the report as one HTML file')
    .option('--json', 'one JSON object a line on standard output, and nothing else');
}

/** The document of a preset or file with the options applied. @throws LabError as architectureOf. */
export function documentOf(from: string, options: SweepOptions) {
  const { data, imageSize, skipUnreadable, size, epochs, steps, batch, set } = options;
  const request: ArchitectureRequest = {
    from,
    data,
    imageSize,
    skipUnreadable,
    size,
    epochs,
    steps,
    batch,
    set,
  };
  return architectureOf(request);
}

export function seedsOf({ seeds }: SweepOptions): number[] {
  return Array.from({ length: seeds }, (_, seed) => seed);
}

export function metricsOption(text: string): string[] {
  const metrics = words(text);
  const wrong = metrics.find((one) => parseMetricAddress(one) === undefined);
  if (metrics.length > 0 && wrong === undefined) return metrics;
  throw new InvalidArgumentError(
    `"${wrong ?? text}" is not a metric, as m_o, projector/m_r or train/loss@0.25..0.75.`,
  );
}
