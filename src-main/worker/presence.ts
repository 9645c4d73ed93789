import { type WorkerState, workerSchema } from '@shared/api';

/** Milliseconds without a sign of life after which a worker is shown as silent. */
const silentAfter = 10_000;

/** Milliseconds after which a silent worker is forgotten. */
const forgottenAfter = 600_000;

interface Known {
  readonly card: Omit<WorkerState, 'silentSince'>;
  heardAt: number;
  isSilent: boolean;
}

/** The workers of a queue, as they tell of themselves. Each method says whether that changes what is shown. */
export class Presence {
  readonly #known = new Map<string, Known>();

  /** @param card as it came; one of another version may say more, and what is none is left out */
  hear(card: unknown, now: number): boolean {
    const parsed = workerSchema.strip().safeParse(card);
    if (!parsed.success) return false;
    const before = this.#known.get(parsed.data.id);
    this.#known.set(parsed.data.id, { card: parsed.data, heardAt: now, isSilent: false });
    return (
      before === undefined || before.isSilent || JSON.stringify(before.card) !== JSON.stringify(parsed.data)
    );
  }

  bye(id: string): boolean {
    return this.#known.delete(id);
  }

  /** @param isListening whether anything could be heard at all */
  look(isListening: boolean, now: number): boolean {
    let changed = false;
    for (const [id, known] of this.#known) {
      if (!isListening && !known.isSilent) known.heardAt = now;
      const isSilent = now - known.heardAt > silentAfter;
      const isForgotten = now - known.heardAt > forgottenAfter;
      changed ||= isSilent !== known.isSilent || isForgotten;
      known.isSilent = isSilent;
      if (isForgotten) this.#known.delete(id);
    }
    return changed;
  }

  /** By name. */
  list(): WorkerState[] {
    return [...this.#known.values()]
      .map(({ card, heardAt, isSilent }) => ({ ...card, silentSince: isSilent ? heardAt : null }))
      .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }
}
