import { forkText, type Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import details from '../details/RunDetails.module.css';
import { runsStore, useHistory, useRuns } from '../store/stores';
import styles from './Fork.module.css';

interface RelativeProps {
  readonly id: string;
  readonly number: number;
  readonly name: string;
}

function Relative({ id, number, name }: RelativeProps) {
  const isThere = useRuns(({ runs }) => runs.some((run) => run.id === id));
  const text = `Run ${number} · ${name}`;
  if (!isThere) return <span className={details.muted}>{text} (deleted)</span>;
  return (
    <button type="button" className={styles.link} onClick={() => void runsStore.getState().select(id)}>
      {text}
    </button>
  );
}

/** Where a run comes from and what was made of it; nothing for a run without relatives. */
export function Lineage({ run }: { readonly run: Run }) {
  const { fork, children } = useHistory(run.id);
  if (fork === null && children.length === 0) return null;
  return (
    <section className={details.section} aria-label="Lineage">
      <h3>Lineage</h3>
      {fork !== null && (
        <div className={styles.what}>
          <Relative {...fork.parent} />
          {forkText(fork).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {children.length > 0 && (
        <ul className={styles.what} aria-label="Forks">
          {children.map(({ step, ...child }) => (
            <li key={child.id}>
              <Relative {...child} /> after {formatCount(step)} steps
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
