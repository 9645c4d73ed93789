import type { Lab } from '../api';
import { toast } from '../ui';

/** Shows what the engine warns of while it works: a database that is locked, a trainer that is silent. */
export function showEngineWarnings({ subscribe }: Pick<Lab, 'subscribe'>): () => void {
  return subscribe((event) => {
    if (event.kind === 'log' && event.level !== 'info') toast({ tone: 'warning', title: event.text });
  });
}
