import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';
import { classes } from './classes';
import styles from './Formula.module.css';

interface FormulaProps {
  /** KaTeX source. */
  readonly source: string;
  /** On a line of its own, which scrolls if it is longer than there is room. */
  readonly display?: boolean;
  readonly className?: string | undefined;
}

/** Formulas that were set before: the same few stand on every port and in every list. */
const known = new Map<string, HTMLElement>();

function typeset(source: string, display: boolean): HTMLElement {
  const key = `${display} ${source}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const set = window.document.createElement('span');
  katex.render(source, set, { displayMode: display, throwOnError: false, strict: false });
  known.set(key, set);
  return set;
}

/** A formula, typeset; screen readers get MathML. */
export function Formula({ source, display = false, className }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...typeset(source, display).cloneNode(true).childNodes);
  }, [source, display]);
  return <span ref={place} className={classes(display && styles.display, className)} />;
}
