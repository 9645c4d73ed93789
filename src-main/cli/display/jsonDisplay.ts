import type { Run } from '@shared/api';
import type { JsonLine } from '../output/jsonLines';
import { sayJson } from '../output/output';
import type { RunMoment } from './moments';
import type { RunDisplay } from './runDisplay';

function lineOf(id: string, moment: RunMoment): JsonLine | undefined {
  switch (moment.kind) {
    case 'queued': {
      const { number, name, seed } = moment.run;
      return { event: 'queued', run: id, number, name, seed };
    }
    case 'activity':
      return { event: 'activity', run: id, activity: moment.activity };
    case 'started': {
      const { totalSteps, backend, execution } = moment.run;
      return backend === null
        ? undefined
        : { event: 'started', run: id, total_steps: totalSteps, backend, execution };
    }
    case 'progress': {
      const { step, totalSteps, seconds, imagesPerSecond } = moment.run;
      return {
        event: 'progress',
        run: id,
        step,
        total_steps: totalSteps,
        seconds,
        images_per_second: imagesPerSecond,
      };
    }
    case 'loading':
      return { event: 'loading', run: id, done: moment.done, total: moment.total };
    case 'metrics':
      return { event: 'metrics', run: id, step: moment.step, values: { ...moment.values } };
    case 'mark': {
      const { step, kind, text } = moment.mark;
      return { event: 'mark', run: id, step, kind, text };
    }
    case 'log':
      return { event: 'log', run: id, level: moment.level, text: moment.text };
  }
}

function finishedLine(run: Run): JsonLine {
  return {
    event: 'finished',
    run: run.id,
    verdict: run.verdict?.verdict ?? null,
    metrics: run.headline,
    seconds: run.seconds,
    images_per_second: run.imagesPerSecond,
    backend: run.backend?.text ?? null,
  };
}

/** One JSON object a line, as jsonLineSchema has it. */
export function jsonDisplay(): RunDisplay {
  let id = '';
  const write = (line: JsonLine | undefined): void => {
    if (line !== undefined) sayJson(line);
  };
  return {
    show(moment) {
      if ('run' in moment) id = moment.run.id;
      write(lineOf(id, moment));
    },
    stopping: () => undefined,
    close: () => undefined,
    finished: (run) => write(finishedLine(run)),
    stopped: ({ id: run, step, totalSteps }) =>
      write({ event: 'stopped', run, step, total_steps: totalSteps }),
  };
}
