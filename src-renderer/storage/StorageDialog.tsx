import type { StorageReport } from '@shared/api';
import { type FormEvent, useState } from 'react';
import { Button, Dialog, stayInField, takeTyped } from '../ui';
import { KeptFields } from './KeptFields';
import styles from './Storage.module.css';
import { changeStorage, closeStorage, useStorage } from './storageStore';
import { UseTable } from './UseTable';

/** The fields stay as they are typed until Save: what is not kept any more is gone then. */
function StorageForm({ report }: { readonly report: StorageReport }) {
  const busy = useStorage((state) => state.busy);
  const [settings, setSettings] = useState(report.settings);
  const changed = JSON.stringify(settings) !== JSON.stringify(report.settings);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (takeTyped()) void changeStorage(settings);
  };
  return (
    <form onSubmit={save} className={styles.form}>
      <UseTable use={report.use} />
      <KeptFields
        settings={settings}
        onChange={(change) => setSettings((before) => ({ ...before, ...change }))}
      />
      <p className={styles.help}>
        What is not kept any more is removed when this is saved. The newest checkpoint of a run that can go on
        always stays.
      </p>
      <div className={styles.actions}>
        <Button type="button" onClick={closeStorage}>
          Close
        </Button>
        <Button look="primary" type="submit" disabled={!changed || busy} onMouseDown={stayInField}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** What the lab takes on the disk, and what of it is kept. */
export function StorageDialog() {
  const open = useStorage((state) => state.open);
  const report = useStorage((state) => state.report);
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => {
        if (!now) closeStorage();
      }}
      title="Storage"
    >
      {report === null ? (
        <p className={styles.help}>Measuring…</p>
      ) : (
        <StorageForm key={JSON.stringify(report.settings)} report={report} />
      )}
    </Dialog>
  );
}
