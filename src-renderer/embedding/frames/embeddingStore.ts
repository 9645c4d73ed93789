import type { Embedding, EmbeddingSpace, LabEvent } from '@shared/api';
import { type LabError, toLabError } from '@shared/errors';
import { evenly } from '@shared/metric';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from '../../runs/store/runsStore';
import type { Form, Method, Projection, ProjectionRequest } from '../layout/projection';
import type { Projector } from '../layout/projector';
import { vectorsOf } from '../layout/vectors';
import { neighbourOf, nextStep } from './frameOrder';

/** How the embedding is looked at. */
export interface EmbeddingChoice {
  readonly method: Method;
  readonly space: EmbeddingSpace;
  readonly form: Form;
}

/** The images of the sample and what they show. */
export interface Sample {
  /** Index of a class name for each image. */
  readonly labels: readonly number[];
  readonly classNames: readonly string[];
  /** All images in rows of `columns`, as the address of a picture. */
  readonly sheet: string;
  readonly columns: number;
}

/** The layouts of one choice by step, each turned to its neighbour's. */
export type Frames = ReadonlyMap<number, Projection>;

export interface EmbeddingState {
  readonly run: string | null;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: LabError | null;
  /** Checkpoints that are shown, rising. */
  readonly steps: readonly number[];
  /** Checkpoints whose embedding is kept. */
  readonly kept: number;
  /** Checkpoints, with an embedding or without. */
  readonly checkpoints: number;
  readonly sample: Sample | null;
  readonly choice: EmbeddingChoice;
  readonly frames: Frames;
  /** The checkpoint that was chosen; null follows the last. */
  readonly step: number | null;
  /** The class that was chosen; null shows all alike. */
  readonly isolated: number | null;
  /** Shows a run's embedding; nothing of the one before is kept. */
  open(run: string | null): Promise<void>;
  /** Reads again what failed. */
  retry(): Promise<void>;
  choose(change: Partial<EmbeddingChoice>): void;
  show(step: number | null): void;
  /** Lets one class stand out; the same class again shows all alike. */
  isolate(label: number | null): void;
}

export type EmbeddingStore = StoreApi<EmbeddingState>;

/** Checkpoints of longer runs are thinned out to these many. */
export const mostFrames = 60;

const noFrames: Frames = new Map();
const closed = {
  state: 'loading',
  error: null,
  steps: [],
  kept: 0,
  checkpoints: 0,
  sample: null,
  frames: noFrames,
  step: null,
  isolated: null,
} as const;

/** The embedding of the run that is looked at, laid out checkpoint by checkpoint. */
export function createEmbeddingStore(lab: LabLink, projector: Projector): EmbeddingStore {
  /** Layouts of the run by choice, so that going back to one costs nothing. */
  let known = new Map<string, Frames>();
  /** What is being laid out; work for anything else ends. */
  let working: { readonly key: string } | undefined;

  /** The untrained network's embedding, which is written without a checkpoint, has been asked for. */
  let beginningRead = false;

  const store = createStore<EmbeddingState>()((set, get) => ({
    ...closed,
    run: null,
    choice: { method: 'pca', space: 'representation', form: 'unit' },
    async open(run) {
      if (run === get().run) return;
      working = undefined;
      beginningRead = false;
      known = new Map();
      set({ ...closed, run });
      if (run !== null) await read(run);
    },
    async retry() {
      const { run } = get();
      if (run === null) return;
      set({ state: 'loading', error: null });
      await read(run);
    },
    choose(change) {
      const { sample, state } = get();
      const choice = { ...get().choice, ...change };
      set({ choice, frames: known.get(keyOf(choice)) ?? noFrames });
      // What could be read can be laid out otherwise, where one layout failed.
      if (state === 'failed' && sample !== null) set({ state: 'ready', error: null });
      void layOut();
    },
    show(step) {
      set({ step: step === get().steps.at(-1) ? null : step });
    },
    isolate(label) {
      set({ isolated: label === get().isolated ? null : label });
    },
  }));

  const fail = (run: string, thrown: unknown) => {
    if (store.getState().run === run) store.setState({ state: 'failed', error: toLabError(thrown) });
  };

  /** Reads which embeddings the run has, and lays out what is new. */
  async function read(run: string): Promise<void> {
    try {
      const { artifacts } = await lab.call('runs.get', { id: run });
      const stepsOf = (kind: string) =>
        artifacts.flatMap((one) => (one.kind === kind ? [one.step] : [])).sort((a, b) => a - b);
      const all = stepsOf('embedding');
      const steps = evenly(all, mostFrames);
      const last = steps.at(-1);
      const sample = store.getState().sample ?? (last === undefined ? null : await readSample(run, last));
      if (store.getState().run !== run) return;
      store.setState({
        steps,
        kept: all.length,
        checkpoints: stepsOf('checkpoint').length,
        sample,
        state: 'ready',
      });
      await layOut();
    } catch (thrown) {
      fail(run, thrown);
    }
  }

  async function readSample(run: string, step: number): Promise<Sample> {
    const { space } = store.getState().choice;
    const [{ png, columns }, { embedding }] = await Promise.all([
      lab.call('runs.sample', { id: run }),
      lab.call('runs.embedding', { id: run, step, space }),
    ]);
    const { labels, classNames } = embedding;
    return { labels, classNames, sheet: `data:image/png;base64,${png}`, columns };
  }

  /** Lays out the checkpoints that the choice has no layout of, one after the other. */
  async function layOut(): Promise<void> {
    const { run, choice, state } = store.getState();
    const key = keyOf(choice);
    if (run === null || state !== 'ready' || working?.key === key) return;
    const own = { key };
    working = own;
    try {
      for (;;) {
        const frames = known.get(key) ?? noFrames;
        const step = nextStep(store.getState().steps, new Set(frames.keys()));
        if (step === undefined) break;
        const { embedding } = await lab.call('runs.embedding', { id: run, step, space: choice.space });
        if (working !== own) return;
        const projection = await projector(request(choice, embedding, frames));
        if (working !== own) return;
        const more = new Map(frames).set(step, projection);
        known.set(key, more);
        store.setState({ frames: more });
      }
    } catch (thrown) {
      if (working === own) fail(run, thrown);
    }
    if (working === own) working = undefined;
  }

  lab.subscribe((event) => {
    const { run, state, kept } = store.getState();
    if (run === null) return;
    const begun = kept === 0 && state === 'ready' && !beginningRead && isTraining(event, run);
    if (begun) beginningRead = true;
    if (begun || isNewCheckpoint(event, run)) void read(run);
  });
  lab.onConnection((connected) => {
    const { run, state } = store.getState();
    if (connected && run !== null && state !== 'loading') void read(run);
  });
  return store;
}

function request({ method, form }: EmbeddingChoice, embedding: Embedding, frames: Frames): ProjectionRequest {
  const next = neighbourOf(embedding.step, new Set(frames.keys()));
  const neighbour = next === undefined ? undefined : frames.get(next);
  return { method, form, vectors: vectorsOf(embedding), neighbour: neighbour?.layout ?? null };
}

function isTraining(event: LabEvent, run: string): boolean {
  return event.kind === 'run' && event.run.id === run && event.run.activity === 'training';
}

function isNewCheckpoint(event: LabEvent, run: string): boolean {
  return event.kind === 'mark' && event.id === run && event.mark.kind === 'checkpoint';
}

function keyOf({ method, space, form }: EmbeddingChoice): string {
  return `${method} ${space} ${form}`;
}
