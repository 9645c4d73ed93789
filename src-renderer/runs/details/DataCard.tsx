import type { CallOutput, Run } from '@shared/api';
import type { DataRecord } from '@shared/data';
import { formatCount } from '@shared/metric';
import { useEffect, useState } from 'react';
import { lab } from '../../api';

import styles from './RunDetails.module.css';

type Sheet = CallOutput<'runs.sample'>;

interface Shown {
  readonly run: string;
  readonly record: DataRecord;
  readonly sheet: Sheet | undefined;
}

/** What a run trains on, from before its first step: asked for again whenever the trainer turns to something else. */
function useRunData({ id, activity, status }: Run): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  // The data comes while the activity changes.
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const { data, artifacts } = await lab.call('runs.get', { id });
      if (data === null) return;
      const hasSheet = artifacts.some(({ kind }) => kind === 'sample');
      const sheet = hasSheet ? await lab.call('runs.sample', { id }) : undefined;
      if (wanted) setShown({ run: id, record: data, sheet });
    })().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [id, activity, status]);
  return shown?.run === id ? shown : undefined;
}

/** Classes that are listed; the rest is counted. */
const mostClasses = 20;

function Classes({ record }: { readonly record: DataRecord }) {
  const labelled = record.splits.filter(({ perClass }) => perClass !== null);
  if (record.classNames.length === 0) return <p>No classes: no accuracy is measured.</p>;
  const more = record.classNames.length - mostClasses;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Class</th>
            {labelled.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.classNames.slice(0, mostClasses).map((name, index) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {labelled.map(({ name: split, perClass }) => (
                <td key={split}>{formatCount(perClass?.[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles.muted}>and {formatCount(more)} classes more</p>}
      {record.classNames.length === 1 && <p>One class: no accuracy is measured.</p>}
    </>
  );
}

/** Images of the sheet that are shown side by side, and their rows at most: large enough to be told apart. */
const tiles = { across: 6, down: 4 } as const;

/** The upper left of the sheet of test images. */
function SheetPart({ record, sheet }: { readonly record: DataRecord; readonly sheet: Sheet }) {
  const images = record.splits.find(({ name }) => name === 'test')?.images ?? 0;
  const rows = Math.min(tiles.down, Math.ceil(images / sheet.columns));
  return (
    <div
      className={styles.sheet}
      style={{ aspectRatio: `${tiles.across * record.width} / ${rows * record.height}` }}
    >
      <img
        style={{ width: `${(100 * sheet.columns) / tiles.across}%` }}
        src={`data:image/png;base64,${sheet.png}`}
        alt={`Test images of ${record.name}`}
      />
    </div>
  );
}

/** What the run trains on: counts, classes, what was left out, and a sheet of its images. */
export function DataCard({ run }: { readonly run: Run }) {
  const shown = useRunData(run);
  if (shown === undefined) return null;
  const { record, sheet } = shown;
  return (
    <section className={styles.section} aria-label="Data">
      <h3>Data</h3>
      <p>
        <bdi>{record.name}</bdi>, {record.width} x {record.height} pixels
      </p>
      <p className={styles.dataFacts}>
        {record.splits.map(({ name, images }) => `${formatCount(images)} ${name}`).join(', ')}
      </p>
      <Classes record={record} />
      {record.unreadable > 0 && (
        <p>{formatCount(record.unreadable)} images cannot be read and are left out.</p>
      )}
      {record.warnings > 0 && <p>{formatCount(record.warnings)} images were read with a warning.</p>}
      {[...record.remarks.map(({ text }) => text), ...record.notes].map((text) => (
        <p className={styles.muted} key={text}>
          {text}
        </p>
      ))}
      {sheet !== undefined && <SheetPart record={record} sheet={sheet} />}
      <p className={styles.muted}>
        Fingerprint <code title={record.fingerprint}>{record.fingerprint.slice(0, 12)}</code>
      </p>
    </section>
  );
}
