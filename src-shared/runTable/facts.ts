import { runStatuses } from '../run';
import { verdicts } from '../verdict';

/** How a fact is compared: `set` is any of several words, `time` is epoch milliseconds, `flag` is yes or no. */
export type FactKind = 'number' | 'text' | 'time' | 'set' | 'flag';

interface FactLook {
  readonly title: string;
  readonly help: string;
  readonly kind: FactKind;
  /** The words that it may be, where they are few and fixed. */
  readonly words?: readonly string[];
}

/** What is known of a run apart from its parameters and its measures, by the name that filters and columns use. */
export const facts = {
  run: { title: 'Run', help: 'its number', kind: 'number' },
  id: { title: 'Id', help: 'what files and addresses call it', kind: 'text' },
  name: { title: 'Name', help: 'what people call it', kind: 'text' },
  preset: { title: 'Preset', help: 'the preset that it came from', kind: 'text' },
  status: { title: 'Status', help: 'how far it is', kind: 'text', words: runStatuses },
  verdict: { title: 'Verdict', help: 'whether the representation collapsed', kind: 'text', words: verdicts },
  step: { title: 'Step', help: 'steps trained', kind: 'number' },
  steps: { title: 'Steps', help: 'steps asked for', kind: 'number' },
  seed: { title: 'Seed', help: 'of weights, batches and views', kind: 'number' },
  made: { title: 'Made', help: 'when it was queued, as 2026-11-27', kind: 'time' },
  ended: { title: 'Ended', help: 'when it ended, as 2026-11-27', kind: 'time' },
  seconds: { title: 'Time', help: 'seconds spent training', kind: 'number' },
  speed: { title: 'Speed', help: 'images a second', kind: 'number' },
  device: { title: 'Device', help: 'what it computed on', kind: 'text' },
  place: { title: 'Place', help: 'the worker that trains it or trained it last', kind: 'text' },
  sweep: { title: 'Sweep', help: 'a sweep that it serves', kind: 'set' },
  tag: { title: 'Tags', help: 'a word that people gave it', kind: 'set' },
  starred: { title: 'Star', help: 'yes or no', kind: 'flag', words: ['yes', 'no'] },
  archived: {
    title: 'Archived',
    help: 'yes or no; archived runs show where this is asked',
    kind: 'flag',
    words: ['yes', 'no'],
  },
  note: { title: 'Note', help: 'what people wrote of it', kind: 'text' },
  architecture: { title: 'Architecture', help: 'nodes and wires, whatever the settings', kind: 'text' },
  experiment: { title: 'Experiment', help: 'everything but the seed', kind: 'text' },
} as const satisfies Readonly<Record<string, FactLook>>;

export type FactName = keyof typeof facts;

export function isFact(name: string): name is FactName {
  return Object.hasOwn(facts, name);
}

export function factLook(name: FactName): FactLook {
  return facts[name];
}
