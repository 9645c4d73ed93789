import type { ColourToken } from '../../styles/colourToken';
import type { Palette } from '../figure/figureFrame';

/** What the light theme says of a colour, whichever theme is in force: its rules are those of `:root` alone. */
function lightValue(token: ColourToken): string {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      const value = rule.style.getPropertyValue(token).trim();
      if (value !== '') return value;
    }
  return '';
}

/** Colours that can be read on white paper. */
export function paperPalette(): Palette {
  const font = getComputedStyle(document.documentElement).getPropertyValue('--font-sans').trim();
  return { colour: lightValue, font };
}
