import { type StorageSettings, storageSettingsSchema } from '@shared/api';
import type { Store } from '../../store';

/** What the lab keeps, as it was set last. */
export function storageSettings({ settings }: Pick<Store, 'settings'>): StorageSettings {
  return settings.load('storage', storageSettingsSchema) ?? storageSettingsSchema.parse({});
}
