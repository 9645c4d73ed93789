import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme that was chosen, kept by the browser. */
export const themeStore = createStore<{ readonly theme: Theme }>()(
  persist((): { theme: Theme } => ({ theme: 'system' }), { name: 'collapse-lab.theme' }),
);

export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
}

function paint(): void {
  const { theme } = themeStore.getState();
  const shown = theme === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : theme;
  window.document.documentElement.dataset.theme = shown;
}

/** Keeps the page in the chosen theme, or in the system's. */
export function applyTheme(): void {
  paint();
  themeStore.subscribe(paint);
  systemIsDark.addEventListener('change', paint);
}
