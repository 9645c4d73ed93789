import { createStore } from 'zustand/vanilla';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'collapse-lab.theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function stored(): Theme {
  const text = window.localStorage.getItem(key);
  return themes.find((theme) => theme === text) ?? 'system';
}

export const themeStore = createStore<{ readonly theme: Theme }>()(() => ({ theme: stored() }));

export function setTheme(theme: Theme): void {
  window.localStorage.setItem(key, theme);
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
