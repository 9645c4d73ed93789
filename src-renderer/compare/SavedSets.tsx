import { nameSchema } from '@shared/values/name';
import { Bookmark, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton, Popover, TextField } from '../ui';
import styles from './look/Compare.module.css';
import { compareStore, openComparison, useCompare } from './store/stores';

function SetList({ onOpen }: { readonly onOpen: () => void }) {
  const sets = useCompare((state) => state.sets);
  if (sets.length === 0) return <p className={styles.hint}>No comparison is saved yet.</p>;
  return (
    <ul className={styles.sets} aria-label="Saved comparisons">
      {sets.map(({ name, selection }) => (
        <li key={name}>
          <Button
            look="quiet"
            className={styles.set}
            onClick={() => {
              openComparison(selection);
              onOpen();
            }}
          >
            {name}
          </Button>
          <IconButton label={`Forget ${name}`} onClick={() => void compareStore.getState().forgetSet(name)}>
            <X />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** Comparisons that were saved with a name, and a name for this one. */
export function SavedSets() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const sets = useCompare((state) => state.sets);
  useEffect(() => {
    if (open) void compareStore.getState().readSets();
  }, [open]);
  const read = nameSchema.safeParse(name);
  const replaces = read.success && sets.some((set) => set.name === read.data);
  const save = () => {
    if (!read.success) return;
    void compareStore.getState().saveSet(read.data);
    setName('');
  };
  return (
    <Popover
      label="Saved comparisons"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet">
          <Bookmark aria-hidden />
          Saved
        </Button>
      }
    >
      <div className={styles.saved}>
        <SetList onOpen={() => setOpen(false)} />
        <div className={styles.save}>
          <TextField
            aria-label="Name of this comparison"
            placeholder="Name of this comparison"
            maxLength={120}
            value={name}
            onChange={setName}
            onKeyDown={({ key }) => {
              if (key === 'Enter') save();
            }}
          />
          <Button disabled={!read.success} onClick={save}>
            {replaces ? 'Replace' : 'Save'}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
