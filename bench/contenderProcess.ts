import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LabError } from '@shared/errors';
import { z } from 'zod';

const replies = {
  opened: z.object({ parameters: z.number(), text: z.string() }),
  stepped: z.object({ milliseconds: z.array(z.number()) }),
  looped: z.object({ seconds: z.number() }),
  failed: z.object({ error: z.string() }),
};

/**
 * A process that makes steps on request, one JSON object a line: the lab's own (labSteps.ts) or PyTorch's
 * (torch/peer/protocol.py). It answers in the order of the requests.
 */
export class ContenderProcess {
  readonly #child: ChildProcess;
  readonly #waiting: { resolve(line: string): void; reject(problem: Error): void }[] = [];
  #gone: Error | undefined;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on('line', (line) =>
      this.#waiting.shift()?.resolve(line),
    );
    const leave = (why: string) => {
      this.#gone = new LabError('internal', `${command} ${why}`);
      for (const { reject } of this.#waiting.splice(0)) reject(this.#gone);
    };
    this.#child.on('error', (error) => leave(error.message));
    this.#child.on('close', (code) => leave(`ended with ${code ?? 'a signal'}`));
  }

  /** Builds a network and makes its first step. @returns how many weights it trains, and how it computes */
  open(request: Readonly<Record<string, unknown>>): Promise<z.infer<typeof replies.opened>> {
    return this.#ask({ open: request }, replies.opened);
  }

  /** Milliseconds of each of `count` bare steps. */
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

  async #ask<Reply>(request: unknown, schema: z.ZodType<Reply>): Promise<Reply> {
    if (this.#gone !== undefined) throw this.#gone;
    const line = await new Promise<string>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    });
    const reply: unknown = JSON.parse(line);
    const failed = replies.failed.safeParse(reply);
    if (failed.success) throw new LabError('internal', failed.data.error);
    return schema.parse(reply);
  }
}
