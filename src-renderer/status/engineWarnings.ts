import type { Lab } from '../api';
import { toast } from '../ui';

/**
 * Shows what the engine says beside the record: that the database is locked, that a trainer is silent, what nothing caught.
 * @param runNumber the number of a run by its id, where the message is about one
 */
export function showEngineWarnings(
  { subscribe }: Pick<Lab, 'subscribe'>,
  runNumber: (id: string) => number | undefined,
): () => void {
  return subscribe((event) => {
    if (event.kind !== 'log') return;
    const { id, level, text } = event;
    const number = runNumber(id);
    toast({
      tone: level,
      ...(number === undefined ? { title: text } : { title: `Run ${number}`, message: text }),
    });
  });
}
