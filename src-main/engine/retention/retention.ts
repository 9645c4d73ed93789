import type { StorageSettings } from '@shared/api';
import { toLabError } from '@shared/errors';
import { isActive } from '@shared/run';
import { cacheEntries, removePixels } from '../../data';
import type { Store } from '../../store';
import type { EventStream } from '../queue/eventStream';
import { gigabyte, tidyAll, tidyRun } from './checkpoints';
import { overLimit } from './policy';
import { storageSettings } from './settings';

export interface RetentionOptions {
  readonly store: Store;
  readonly events: EventStream;
  /** Folder of the cached images. */
  readonly dataCache: string;
}

/** Removes checkpoints and cached images that the settings do not keep, one thing after another. */
export class Retention {
  #underWay: Promise<void> = Promise.resolve();

  constructor(private readonly options: RetentionOptions) {}

  /** Looks at the checkpoints after every new one, and at the cache after every run, which may have added to it. */
  start(): void {
    const { events, store } = this.options;
    events.subscribe((event) => {
      if (event.kind === 'mark' && event.mark.kind === 'checkpoint') {
        const { id } = event;
        void this.#next(async (settings) => {
          await tidyRun(store, store.runs.get(id).number, settings);
          await tidyAll(store, settings);
        });
      }
      if (event.kind === 'run' && !isActive(event.run)) void this.#next((settings) => this.#cache(settings));
    });
  }

  /** Looks at everything; settles when it is done. */
  everything(): Promise<void> {
    const { store } = this.options;
    return this.#next(async (settings) => {
      for (const { number } of store.runs.list()) await tidyRun(store, number, settings);
      await tidyAll(store, settings);
      await this.#cache(settings);
    });
  }

  /** Settles once nothing is being removed. */
  stop(): Promise<void> {
    return this.#underWay;
  }

  async #cache({ cacheLimit }: StorageSettings): Promise<void> {
    if (cacheLimit === null) return;
    const { dataCache } = this.options;
    const entries = (await cacheEntries(dataCache)).map((entry) => ({ ...entry, needed: false }));
    for (const { name } of overLimit(entries, cacheLimit * gigabyte)) await removePixels(dataCache, name);
  }

  /** What fails only takes room, and is tried again with the next checkpoint. */
  #next(work: (settings: StorageSettings) => Promise<void>): Promise<void> {
    this.#underWay = this.#underWay
      .then(() => work(storageSettings(this.options.store)))
      .catch((thrown: unknown) => {
        const error = toLabError(thrown);
        // A run that was deleted meanwhile has taken its files with it.
        if (error.code === 'not-found') return;
        process.stderr.write(`Old files were not removed: ${error.message}\n`);
      });
    return this.#underWay;
  }
}
