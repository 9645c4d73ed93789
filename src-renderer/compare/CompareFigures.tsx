import type { Comparison } from '@shared/comparison';
import { type FigureColours, figureSvg } from '@shared/figure';
import { useEffect, useMemo, useRef } from 'react';
import type { Palette } from '../charts/figure/figureFrame';
import { usePalette } from '../charts/usePalette';
import { runColour } from '../runs/look/runColours';
import { type ComparedFigure, figuresOf } from './figures';
import styles from './look/Compare.module.css';

/** The colours of the theme in force; what one run alone has is in its colour. */
function coloursOf({ removed, added, ids }: ComparedFigure, { colour }: Palette): FigureColours {
  return {
    background: colour('--surface'),
    text: colour('--text'),
    muted: colour('--text-muted'),
    line: colour('--text-faint'),
    removed: colour(runColour(removed, ids)),
    added: colour(runColour(added, ids)),
    changed: colour('--kind-centre'),
  };
}

function Figure({ figure }: { readonly figure: ComparedFigure }) {
  const palette = usePalette();
  const place = useRef<HTMLDivElement>(null);
  const svg = useMemo(
    () => figureSvg(figure.drawn, figure.words, coloursOf(figure, palette)),
    [figure, palette],
  );
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    drawn.setAttribute('aria-hidden', 'true');
    place.current?.replaceChildren(drawn);
  }, [svg]);
  const said = figure.changes.length === 0 ? 'the same nodes and wires' : figure.changes.join(', ');
  return (
    <figure className={styles.figure} aria-label={figure.words.title}>
      <div ref={place} role="img" aria-label={`${figure.words.title}: ${said}`} />
      <figcaption>{said}</figcaption>
    </figure>
  );
}

/** The architecture of every other column against the baseline's, each pair in one figure. */
export function CompareFigures({ comparison }: { readonly comparison: Comparison }) {
  const figures = useMemo(() => figuresOf(comparison), [comparison]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="Architectures">
      {figures.map((figure) => (
        <Figure key={figure.added} figure={figure} />
      ))}
    </section>
  );
}
