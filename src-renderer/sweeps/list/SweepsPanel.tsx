import { Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { useNow } from '../../runs/list/useNow';
import { Button } from '../../ui';
import list from '../../ui/List.module.css';
import { SweepEditor } from '../editor/SweepEditor';
import { draftStore, planSweep, useSweeps } from '../store/stores';
import { SweepRow } from './SweepRow';
import styles from './Sweeps.module.css';

/** All sweeps, and the form that starts another. */
export function SweepsPanel() {
  const sweeps = useSweeps((state) => state.sweeps);
  const loaded = useSweeps((state) => state.loaded);
  const opened = useSweeps((state) => state.opened?.id);
  const editing = useStore(draftStore, (state) => state.shown);
  const now = useNow();
  return (
    <section className={list.panel} aria-label="Sweeps">
      {editing ? (
        <SweepEditor />
      ) : (
        <div className={styles.tools}>
          <Button onClick={() => planSweep()}>
            <Plus aria-hidden />
            New sweep
          </Button>
        </div>
      )}
      {sweeps.length === 0 && !editing && (
        <p className={list.empty}>
          {loaded
            ? 'No sweeps yet. A sweep trains what is on the canvas once for every value of a parameter and every seed, and draws the outcome against the value.'
            : 'Reading the sweeps…'}
        </p>
      )}
      <ul aria-label="List of sweeps">
        {sweeps.map((sweep) => (
          <SweepRow key={sweep.id} sweep={sweep} now={now} selected={sweep.id === opened} />
        ))}
      </ul>
    </section>
  );
}
