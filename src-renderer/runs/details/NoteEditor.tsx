import type { Run } from '@shared/api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { TextArea } from '../../ui';
import { runsStore } from '../store/stores';
import styles from './RunDetails.module.css';

const delay = 800;
const longest = 20_000;

/** A run's note, saved a moment after the last letter and when the field is left. */
export function NoteEditor({ run }: { readonly run: Run }) {
  const { id } = run;
  const [text, setText] = useState(run.note);
  /** What is saved or on its way; null where that failed. */
  const saved = useRef<string | null>(run.note);
  const save = useCallback(
    (note: string) => {
      if (note === saved.current) return;
      saved.current = note;
      void runsStore
        .getState()
        .annotate(id, note)
        .then((worked) => {
          if (!worked && saved.current === note) saved.current = null;
        });
    },
    [id],
  );
  const latest = useRef(text);
  latest.current = text;

  useEffect(() => {
    const timer = window.setTimeout(() => save(text), delay);
    return () => window.clearTimeout(timer);
  }, [text, save]);
  useEffect(() => () => save(latest.current), [save]);

  return (
    <section className={styles.section} aria-label="Note">
      <h3>Note</h3>
      <TextArea
        aria-label={`Note on run ${run.number}`}
        placeholder="What you tried, what you saw"
        value={text}
        maxLength={longest}
        onChange={setText}
        onBlur={() => save(text)}
      />
    </section>
  );
}
