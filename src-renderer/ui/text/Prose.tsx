import styles from './Prose.module.css';

const quantity = /\bm_([or])\b/g;

/** A paragraph's text, with m_o and m_r written as quantities, in their colours. */
export function Prose({ text }: { readonly text: string }) {
  const parts = [...text.matchAll(quantity)].map(({ index, 1: letter }) => ({ index, letter }));
  const starts = [0, ...parts.map(({ index }) => index + 'm_o'.length)];
  return starts.map((start, number) => {
    const next = parts[number];
    return (
      <span key={start}>
        {text.slice(start, next?.index)}
        {next !== undefined && (
          <span className={styles.quantity} data-quantity={next.letter}>
            m<sub>{next.letter}</sub>
          </span>
        )}
      </span>
    );
  });
}
