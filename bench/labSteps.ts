import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { arithmeticText } from '@shared/api';
import { toLabError } from '@shared/errors';
import { embeddedSource, type GraphDocument } from '@shared/graph';
import { z } from 'zod';
import { type Dataset, loadDataset } from '../src-main/data';
import { type Backend, loadBackend } from '../src-main/tensorflow';
import { TrainingSession } from '../src-main/trainer/session';
import { caseNamed, documentOf } from './cases';

const requests = z.union([
  z.object({
    open: z.object({
      id: z.string(),
      case: z.string(),
      mode: z.enum(['replay', 'eager']),
      precision: z.enum(['float32', 'bfloat16']),
    }),
  }),
  z.object({ step: z.object({ id: z.string(), count: z.number() }) }),
  z.object({ loop: z.object({ id: z.string(), count: z.number() }) }),
]);
type Request = z.infer<typeof requests>;

/** Makes the lab's steps in a process of its own, started as trainers are; the other side of ContenderProcess. */
export async function serveSteps(): Promise<void> {
  const backend = await loadBackend((why) => process.stderr.write(`${why}\n`));
  const dataset = await loadDataset(embeddedSource);
  const contenders = new Map<string, LabContender>();
  for await (const line of createInterface({ input: process.stdin })) {
    let reply: unknown;
    try {
      reply = answer(requests.parse(JSON.parse(line)), contenders, backend, dataset);
    } catch (thrown) {
      reply = { error: toLabError(thrown).message };
    }
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}

function answer(
  request: Request,
  contenders: Map<string, LabContender>,
  backend: Backend,
  dataset: Dataset,
): unknown {
  if ('open' in request) {
    const contender = new LabContender(request.open, backend, dataset);
    contenders.set(request.open.id, contender);
    return { parameters: contender.parameters, text: contender.text };
  }
  const { id, count } = 'step' in request ? request.step : request.loop;
  const contender = contenders.get(id);
  if (contender === undefined) throw new Error(`"${id}" was not opened`);
  return 'step' in request
    ? { milliseconds: contender.step(count) }
    : { seconds: contender.loop(count) / 1000 };
}

class LabContender {
  readonly #bare: TrainingSession;
  readonly #openFull: () => TrainingSession;
  #full: TrainingSession | undefined;
  #done = 0;

  constructor(
    { case: id, mode, precision }: Extract<Request, { open: unknown }>['open'],
    backend: Backend,
    dataset: Dataset,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'));
    const open = (views: 'bare' | 'full') => {
      const document: GraphDocument = documentOf(caseNamed(id), { precision, execution: mode, views });
      return new TrainingSession(document, backend, dataset, folder);
    };
    this.#bare = open('bare');
    this.#openFull = () => open('full');
    this.#time(this.#bare, this.#bare.compiled.losses);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }

  get parameters(): number {
    return this.#bare.parameterCount;
  }

  get text(): string {
    const { arithmetic } = this.#bare.backend.info;
    return arithmetic === null ? this.#bare.backend.info.text : arithmeticText(arithmetic);
  }

  /** Milliseconds of each of `count` steps with views that differ in brightness alone. */
  step(count: number): readonly number[] {
    return Array.from({ length: count }, () => this.#time(this.#bare, this.#bare.compiled.losses));
  }

  /** Milliseconds of `count` steps as they are trained: batch, augmentation, and every probe that falls due. */
  loop(count: number): number {
    if (this.#full === undefined) {
      this.#full = this.#openFull();
      const { probes, losses } = this.#full.compiled;
      for (const outputs of [probes, losses]) this.#time(this.#full, outputs);
    }
    const session = this.#full;
    const { probeEvery } = session.document.training;
    let time = 0;
    for (let step = 0; step < count; step += 1)
      time += this.#time(
        session,
        step % probeEvery === 0 ? session.compiled.probes : session.compiled.losses,
      );
    return time;
  }

  #time(session: TrainingSession, outputs: readonly string[]): number {
    const start = performance.now();
    session.step(this.#done % session.total, outputs);
    this.#done += 1;
    return performance.now() - start;
  }
}
