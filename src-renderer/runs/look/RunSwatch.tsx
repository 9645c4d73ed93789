import styles from './Runs.module.css';

/** The colour in which a run is drawn while runs are compared. */
export function RunSwatch({ token }: { readonly token: string }) {
  return <span className={styles.swatch} style={{ background: `var(${token})` }} aria-hidden />;
}
