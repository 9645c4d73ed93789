import { LineChart } from 'lucide-react';
import styles from './ChartsDock.module.css';

/** The dock before there is a run to draw. */
export function ChartsEmpty() {
  return (
    <section className={styles.empty} aria-label="Charts">
      <LineChart aria-hidden />
      <p>
        <b>Curves appear here while a run trains.</b>
        <br />
        Centre and residual ratios, covariance, loss, std and rank, accuracy, cosines. Press Train, or open a
        run of the list.
      </p>
    </section>
  );
}
