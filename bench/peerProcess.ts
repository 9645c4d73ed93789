import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LabError } from '@shared/errors';
import { z } from 'zod';
import type { BenchCase, Precision } from './cases';

export const torchModes = ['eager', 'channels_last', 'compile'] as const;
export type TorchMode = (typeof torchModes)[number];

/** A way of running the case's step in PyTorch. */
export interface PeerRequest {
  readonly id: string;
  readonly mode: TorchMode;
  readonly precision: Precision;
  readonly method: BenchCase['method'];
  /** Parameters of the document's modules, by node id. */
  readonly modules: Readonly<Record<string, unknown>>;
  readonly training: Readonly<Record<string, unknown>>;
  /** Parameters of the document's augmentation. */
  readonly views: Readonly<Record<string, unknown>>;
}

const replies = {
  opened: z.object({ parameters: z.number() }),
  stepped: z.object({ milliseconds: z.array(z.number()) }),
  looped: z.object({ seconds: z.number() }),
};
const failure = z.object({ error: z.string() });

/** bench/peer beside the folder that this runs from: out/main when built. */
const program = join(__dirname, '..', '..', 'bench', 'peer', 'protocol.py');

/** PyTorch in a process of its own; bench/peer/protocol.py is the other side. */
export class PeerProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(python: string) {
    const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Builds a contender and runs one step. @returns its number of trained weights */
  async open(request: PeerRequest): Promise<number> {
    return (await this.#ask({ open: request }, replies.opened)).parameters;
  }

  /** Milliseconds of each of `count` steps. */
  async step(id: string, count: number): Promise<readonly number[]> {
    return (await this.#ask({ step: { id, count } }, replies.stepped)).milliseconds;
  }

  /** Seconds of `count` steps of the training loop. */
  async loop(id: string, count: number): Promise<number> {
    return (await this.#ask({ loop: { id, count } }, replies.looped)).seconds;
  }

  close(): void {
    this.#child.kill();
  }

  async #ask<Reply>(request: object, reply: z.ZodType<Reply>): Promise<Reply> {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    const line = await this.#lines.next();
    if (line.done === true)
      throw new LabError('backend-unavailable', 'The PyTorch process ended; is its environment whole?');
    const json: unknown = JSON.parse(line.value);
    const failed = failure.safeParse(json);
    if (failed.success) throw new LabError('backend-unavailable', failed.data.error);
    return reply.parse(json);
  }
}
