import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';
import { classes } from './classes';
import styles from './Formula.module.css';

interface FormulaProps {
  /** KaTeX source. */
  readonly source: string;
  /** On a line of its own; on several where it is longer than there is room. */
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

/** Pixels of the smallest formula that is still read with ease. */
const smallest = 9;

/** The size at which a formula is as wide as its place; undefined where it fits as it is. */
function fittingSize(place: HTMLElement): number | undefined {
  const { fontSize, paddingLeft, paddingRight } = getComputedStyle(place);
  const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
  const share = (place.clientWidth - padding) / (place.scrollWidth - padding);
  return share < 1 ? Number.parseFloat(fontSize) * share * 0.98 : undefined;
}

/** Sets a formula so that all of it is seen: on one line, smaller if need be, else on several lines. */
function setIn(place: HTMLElement, source: string, display: boolean): void {
  const put = (isDisplay: boolean) =>
    place.replaceChildren(...typeset(source, isDisplay).cloneNode(true).childNodes);
  place.style.fontSize = '';
  put(display);
  const size = display ? fittingSize(place) : undefined;
  if (size === undefined) return;
  if (size >= smallest) place.style.fontSize = `${size}px`;
  else put(false);
}

/** A formula, typeset; screen readers get MathML. */
export function Formula({ source, display = false, className }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    setIn(element, source, display);
    if (!display) return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      setIn(element, source, display);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [source, display]);
  return <span ref={place} className={classes(display && styles.display, className)} />;
}
