import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { version } from '../../../package.json';
import { trainerProcesses } from '../../engine';
import { dataFolder } from '../../environment/folders';
import { onInterrupt } from '../lab/interrupt';
import { integerOption, mostAtOnce, queueOption } from '../options/options';
import { say } from '../output/output';

interface WorkerCommandOptions {
  readonly queue: string;
  readonly slots: number;
  readonly name: string;
  readonly drain?: boolean;
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
    .option('--drain', 'end when the queue has nothing more to take')
    .action(async ({ queue, slots, name, drain = false }: WorkerCommandOptions) => {
      // Loaded here, so that no other command loads BullMQ.
      const { LabWorker } = await import('../../worker');
      const worker = await LabWorker.open({
        address: queue,
        name,
        version,
        folder: join(dataFolder(), 'worker'),
        spawn: trainerProcesses(trainer(), slots),
        slots,
        drain,
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
