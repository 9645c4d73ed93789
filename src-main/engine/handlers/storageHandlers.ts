import type { StorageReport } from '@shared/api';
import { type Retention, storageSettings, storageUse } from '../retention';
import type { EngineContext } from './context';
import type { Handlers } from './dispatch';

type StorageHandlers = Pick<Handlers, Extract<keyof Handlers, `storage.${string}`>>;

export function storageHandlers(
  { store, dataFolder, dataCache }: EngineContext,
  retention: Retention,
): StorageHandlers {
  const report = async (): Promise<StorageReport> => ({
    settings: storageSettings(store),
    use: await storageUse({ store, dataFolder, dataCache }),
  });
  return {
    'storage.get': report,
    'storage.set': async (change) => {
      store.settings.save('storage', { ...storageSettings(store), ...change });
      await retention.everything();
      return report();
    },
  };
}
