import type { PresetSize } from '@shared/presets';
import { createStore } from 'zustand/vanilla';

/** The size at which the gallery opens its architectures. */
export const sizeStore = createStore<{ readonly size: PresetSize }>()(() => ({ size: 'small' }));
