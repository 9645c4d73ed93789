import type { Problem } from '@shared/graph';
import { CircleAlert } from 'lucide-react';
import styles from './Inspector.module.css';

/** What keeps the document from training, as far as it is about what is inspected. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return problems.map(({ message, where }) => (
    <p key={`${where.port} ${where.lane} ${message}`} className={styles.problem}>
      <CircleAlert aria-hidden />
      {message}
    </p>
  ));
}
