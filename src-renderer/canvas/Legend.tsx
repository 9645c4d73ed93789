import { shownDocument, useDocument } from '../document';
import styles from './Canvas.module.css';

/** How the two paths are drawn, as in the paper. */
export function Legend() {
  const isEmpty = useDocument((state) => shownDocument(state).edges.length === 0);
  if (isEmpty) return null;
  return (
    <div className={styles.legend} aria-hidden>
      <span>
        <svg viewBox="0 0 34 12" aria-hidden="true">
          <path d="M1,6 H33" />
        </svg>
        gradient path
      </span>
      <span>
        <svg viewBox="0 0 34 12" aria-hidden="true">
          <path d="M1,6 H13 M21,6 H33" strokeDasharray="4 3" />
          <path d="M13,10 L16.5,2 M17.5,10 L21,2" />
        </svg>
        stop-gradient path
      </span>
    </div>
  );
}
