import { useMemo, useSyncExternalStore } from 'react';
import type { Palette } from './figure/figureFrame';

/** Calls `changed` whenever the theme of the page does. */
function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

const currentTheme = () => document.documentElement.dataset.theme ?? 'light';

/** The colours and the font of the theme in force, as Plotly needs them: resolved. */
export function usePalette(): Palette {
  const theme = useSyncExternalStore(watchTheme, currentTheme);
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const resolved = new Map<string, string>([['theme', theme]]);
    return {
      colour(token) {
        const known = resolved.get(token);
        if (known !== undefined) return known;
        const value = style.getPropertyValue(token).trim();
        resolved.set(token, value);
        return value;
      },
      font: style.getPropertyValue('--font-sans').trim(),
    };
  }, [theme]);
}
