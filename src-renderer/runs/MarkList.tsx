import type { RunMark } from '@shared/api';
import { formatCount } from './format';
import { markTitle } from './markTitle';
import styles from './RunDetails.module.css';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** What happened on a run's way, in step order. */
export function MarkList({ marks }: { readonly marks: readonly RunMark[] }) {
  return (
    <ol className={styles.marks}>
      {marks.map((mark) => (
        <li key={`${mark.step} ${mark.kind}`} data-kind={mark.kind}>
          <span className={styles.markStep}>{formatCount(mark.step)}</span>
          <span>{markTitle(mark)}</span>
          <time dateTime={new Date(mark.at).toISOString()}>{clock.format(mark.at)}</time>
        </li>
      ))}
    </ol>
  );
}
