import { LabError } from '@shared/errors';
import type { Tensor } from '@tensorflow/tfjs';

interface StepReaders {
  readonly training: boolean;
  readonly read: (variable: string) => Tensor;
  readonly scheduled: (name: string) => Tensor;
}

/** What node programs see of the step that is running: variables, scheduled scalars, and writes so far. */
export class StepScope {
  #readers: StepReaders | undefined;
  #written = new Map<string, Tensor>();

  /** Runs `body` as one step and returns its result with what it wrote. */
  during<Result>(
    readers: StepReaders,
    body: () => Result,
  ): { result: Result; written: ReadonlyMap<string, Tensor> } {
    this.#readers = readers;
    this.#written = new Map();
    try {
      return { result: body(), written: this.#written };
    } finally {
      this.#readers = undefined;
    }
  }

  read(name: string): Tensor {
    return this.#written.get(name) ?? this.#running().read(name);
  }

  write(name: string, value: Tensor): void {
    if (this.#running().training) this.#written.set(name, value);
  }

  scheduled(name: string): Tensor {
    return this.#running().scheduled(name);
  }

  #running(): StepReaders {
    if (this.#readers === undefined) throw new LabError('internal', 'A weight was read outside a step');
    return this.#readers;
  }
}
