import { useEffect, useState } from 'react';
import { saveDraft, useSaveState } from '../document';
import { Button, classes, Tooltip } from '../ui';
import { savedText } from './savedText';
import styles from './TopBar.module.css';

function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), every);
    return () => window.clearInterval(timer);
  }, [every]);
  return now;
}

/** Whether the draft is safe, and since when. */
export function SavedMark() {
  const { savedAt, pending, failure } = useSaveState((state) => state);
  const now = useNow(1000);
  if (failure !== null)
    return (
      <Tooltip text={`${failure.message} Press to try again.`}>
        <Button
          look="quiet"
          className={classes(styles.saved, styles.unsaved)}
          onClick={() => void saveDraft()}
        >
          not saved
        </Button>
      </Tooltip>
    );
  if (pending) return <span className={styles.saved}>saving…</span>;
  return (
    <span className={styles.saved}>{savedAt === null ? '' : savedText(savedAt, Math.max(now, savedAt))}</span>
  );
}
