import { classLook } from './classLook';
import styles from './EmbeddingView.module.css';

/** The marker of a class beside its name. */
export function ClassMarker({ label }: { readonly label: number }) {
  const { outline, token } = classLook(label);
  return (
    <svg className={styles.marker} width={12} height={12} viewBox="-6 -6 12 12" aria-hidden>
      <path d={outline} fill={`var(${token})`} />
    </svg>
  );
}
