import type { RunMark } from '@shared/api';
import { groupSteps, groupsInARow, groupTitle } from '../look/markGroups';
import styles from './RunDetails.module.css';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** What happened on a run's way, in step order; a group has the time of its last. */
export function MarkList({ marks }: { readonly marks: readonly RunMark[] }) {
  return (
    <ol className={styles.marks}>
      {groupsInARow(marks).map((group) => {
        const [{ step, kind, text, at: first }] = group;
        const at = group.at(-1)?.at ?? first;
        return (
          <li key={`${step} ${kind} ${text}`} data-kind={kind}>
            <span className={styles.markStep}>{groupSteps(group)}</span>
            <span>{groupTitle(group)}</span>
            <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
          </li>
        );
      })}
    </ol>
  );
}
