import { documentActions, editCopyOfRun, useDocument } from '../document';
import { Button } from '../ui';
import styles from './Canvas.module.css';

/** Says that the canvas shows a run and not the draft, and leads back. */
export function RunBanner() {
  const run = useDocument((state) => state.viewed?.run);
  if (run === undefined) return null;
  return (
    <div className={styles.banner} role="status">
      <span className={styles.bannerName}>
        Run {run.number} · <bdi>{run.name}</bdi>
      </span>
      <Button onClick={documentActions.leaveRun}>Back to draft</Button>
      <Button onClick={editCopyOfRun}>Edit a copy</Button>
    </div>
  );
}
