import type { QueueReport, Run, WorkerState } from '@shared/api';
import { formatCount } from '@shared/metric';
import { clock } from '@shared/numbers';
import type { TrainsOn } from '@shared/run';
import type { Command } from 'commander';
import { type OpenLab, withLab } from '../../lab/withLab';
import { trainsOnOption } from '../../options/options';
import { say, sayJson } from '../../output/output';
import { type Column, table } from '../../output/table';
import { command } from '../../output/words';

interface QueueOptions {
  readonly on?: TrainsOn;
  readonly json?: boolean;
}

function lifeText({ silentSince }: WorkerState): string {
  return silentSince === null ? 'now' : `${clock((Date.now() - silentSince) / 1000)} ago`;
}

function columns(runs: readonly Run[]): Column<WorkerState>[] {
  const inHand = (worker: WorkerState) =>
    worker.runs.flatMap(({ run }) => runs.find(({ id }) => id === run) ?? []);
  const speed = (worker: WorkerState) =>
    inHand(worker).reduce((sum, { imagesPerSecond }) => sum + (imagesPerSecond ?? 0), 0);
  return [
    { title: 'worker', cell: ({ name }) => name },
    { title: 'host', cell: ({ host }) => host },
    { title: 'computes with', cell: ({ backend, processor }) => backend ?? processor },
    { title: 'lab', cell: ({ version }) => version },
    { title: 'seen', cell: lifeText },
    { title: 'slots', align: 'right', cell: ({ slots }) => String(slots) },
    { title: 'images/s', align: 'right', cell: (worker) => formatCount(Math.round(speed(worker))) },
    {
      title: 'runs',
      cell: (worker) =>
        inHand(worker)
          .map(({ number }) => number)
          .join(', ') || '–',
    },
  ];
}

const places: Readonly<Record<TrainsOn, string>> = {
  local: 'on this machine',
  queue: 'on the queue',
  both: 'on this machine and on the queue',
};

function describe(queue: QueueReport, runs: readonly Run[]): string {
  const { address, state, problem, trainsOn, workers } = queue;
  if (address === null)
    return `There is no queue: runs train on this machine. ${command('queue redis://host:6379')} sets one.`;
  const reached = state === 'ready' ? 'ready' : `away. ${problem ?? ''}`;
  return [
    `Queue ${address}: ${reached}`,
    `Runs train ${places[trainsOn]}, unless they say it.`,
    workers.length === 0
      ? `No worker is there. On any machine: ${command('worker --queue ADDRESS')}`
      : table(columns(runs), workers),
  ].join('\n');
}

export function addQueue(program: Command, open: OpenLab): void {
  program
    .command('queue')
    .argument('[address]', 'a Redis, as redis://:password@host:6379, from now on; "none" leaves it')
    .description('show the queue and its workers, or set it')
    .addOption(trainsOnOption('where runs train that do not say it'))
    .option('--json', 'the queue and its workers as one line of JSON')
    .action(async (address: string | undefined, { on, json = false }: QueueOptions) => {
      const change = {
        ...(address === undefined ? {} : { address: address === 'none' ? null : address }),
        ...(on === undefined ? {} : { trainsOn: on }),
      };
      const { queue, runs } = await withLab(open, async (engine) => ({
        ...(await (Object.keys(change).length === 0
          ? engine.call('queue.get', {})
          : engine.call('queue.set', change))),
        ...(await engine.call('runs.list', {})),
      }));
      if (json) sayJson(queue);
      else say(describe(queue, runs));
    });
}
