import { isTraining } from '@shared/run';
import { TriangleAlert, Unplug } from 'lucide-react';
import { WorkersPopover } from '../queue';
import { formatSpeed } from '../runs/look/format';
import { useControlledRun } from '../runs/store/stores';
import { Tooltip } from '../ui';
import { runText } from './runText';
import { SetupPopover } from './SetupPopover';
import styles from './StatusBar.module.css';
import { useSystem } from './system';

/** Says that the engine is out of reach; what runs goes on without the window. */
function ConnectionBanner() {
  return (
    <div className={styles.banner} role="alert">
      <Unplug aria-hidden />
      The engine is out of reach; trying again. Runs that train go on, edits are kept here.
    </div>
  );
}

/** What the lab computes with. A lower rung of the ladder is slow, and that is said. */
function Backend() {
  const backend = useSystem(({ status }) => status?.backend ?? null);
  if (backend === null) return <span>TensorFlow starts with the first run</span>;
  if (backend.rung === 1) return <span>{backend.text}</span>;
  return (
    <Tooltip text="Training is slow without TensorFlow's own library; Set-up says how to get it" side="top">
      <span className={styles.slow}>
        <TriangleAlert aria-hidden />
        {backend.text}
      </span>
    </Tooltip>
  );
}

/** The line at the foot of the window: what computes, how fast, and how far the run is. */
export function StatusBar() {
  const connected = useSystem((state) => state.connected);
  const run = useControlledRun();
  return (
    <footer className={styles.foot}>
      {!connected && <ConnectionBanner />}
      <div className={styles.bar} role="status" aria-label="Status">
        <Backend />
        {run !== undefined && isTraining(run) && run.imagesPerSecond !== null && run.step > 0 && (
          <span>{formatSpeed(run.imagesPerSecond)}</span>
        )}
        {run !== undefined && <span>{runText(run)}</span>}
        <span className={styles.space} />
        <WorkersPopover />
        <SetupPopover />
      </div>
    </footer>
  );
}
