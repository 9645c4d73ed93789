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

/** A formula, typeset; readers of the screen get MathML. */
export function Formula({ source, display = false, className }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null)
      katex.render(source, place.current, { displayMode: display, throwOnError: false, strict: false });
  }, [source, display]);
  return <span ref={place} className={classes(display && styles.display, className)} />;
}
