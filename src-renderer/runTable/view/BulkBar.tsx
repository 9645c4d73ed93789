import { Archive, ArchiveRestore, GitCompare, Pencil, Star, StarOff, Tag, Trash2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { openComparison } from '../../compare';
import { Button, IconButton, Popover, TextField } from '../../ui';
import { archiveRuns, deleteRuns, renameRuns, starRuns, tagRuns, untagRuns } from '../store/bulk';
import { tableStore, useTable } from '../store/stores';
import styles from './RunTable.module.css';

interface AskProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly field: string;
  readonly placeholder: string;
  readonly most: number;
  readonly actions: readonly { readonly name: string; readonly run: (text: string) => void }[];
}

/** A button that asks for a line of text before it acts. */
function Ask({ label, icon, field, placeholder, most, actions }: AskProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const act = (run: ((text: string) => void) | undefined) => {
    if (text.trim() === '' || run === undefined) return;
    run(text.trim());
    setText('');
    setOpen(false);
  };
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet">
          {icon}
          {label}
        </Button>
      }
    >
      <div className={styles.ask}>
        <TextField
          aria-label={field}
          placeholder={placeholder}
          maxLength={most}
          value={text}
          onChange={setText}
          onKeyDown={({ key }) => {
            if (key === 'Enter') act(actions[0]?.run);
          }}
        />
        {actions.map(({ name, run }) => (
          <Button key={name} disabled={text.trim() === ''} onClick={() => act(run)}>
            {name}
          </Button>
        ))}
      </div>
    </Popover>
  );
}

/** What can be done with all the runs that have a check mark. */
export function BulkBar() {
  const checked = useTable((state) => state.checked);
  if (checked.size === 0) return null;
  const ids = [...checked];
  return (
    <div className={styles.bulk} role="toolbar" aria-label="The chosen runs">
      <IconButton label="Choose none" onClick={() => tableStore.getState().check(ids, false)}>
        <X />
      </IconButton>
      <strong>{checked.size === 1 ? '1 run' : `${checked.size} runs`}</strong>
      <Button disabled={checked.size < 2} onClick={() => openComparison({ runs: ids })}>
        <GitCompare aria-hidden />
        Compare
      </Button>
      <Ask
        label="Tag"
        icon={<Tag aria-hidden />}
        field="Tag of the chosen runs"
        placeholder="ablation"
        most={40}
        actions={[
          { name: 'Add', run: (tag) => void tagRuns(ids, tag) },
          { name: 'Remove', run: (tag) => void untagRuns(ids, tag) },
        ]}
      />
      <Ask
        label="Rename"
        icon={<Pencil aria-hidden />}
        field="Name of the chosen runs"
        placeholder="{preset}, base rate {training.baseRate}"
        most={120}
        actions={[{ name: 'Rename', run: (pattern) => void renameRuns(ids, pattern) }]}
      />
      <IconButton label="Star" onClick={() => void starRuns(ids, true)}>
        <Star />
      </IconButton>
      <IconButton label="Take the star off" onClick={() => void starRuns(ids, false)}>
        <StarOff />
      </IconButton>
      <IconButton label="Archive" onClick={() => void archiveRuns(ids, true)}>
        <Archive />
      </IconButton>
      <IconButton label="Take out of the archive" onClick={() => void archiveRuns(ids, false)}>
        <ArchiveRestore />
      </IconButton>
      <Button look="quiet" onClick={() => deleteRuns(ids)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
    </div>
  );
}
