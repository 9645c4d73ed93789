import type { Sweep } from '@shared/api';
import { Ellipsis, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatAgo } from '../../runs/look/format';
import { classes, IconButton, Menu, MenuItem, MenuSeparator } from '../../ui';
import list from '../../ui/List.module.css';
import { openSweep, sweepsStore } from '../store/stores';
import { sweepStateText, sweepStatusWord } from '../store/sweepStatus';
import { DeleteSweepDialog } from './DeleteSweepDialog';
import styles from './Sweeps.module.css';

interface SweepRowProps {
  readonly sweep: Sweep;
  readonly now: number;
  readonly selected: boolean;
}

/** A sweep in the list: opening its results, and its menu. */
export function SweepRow({ sweep, now, selected }: SweepRowProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { id, number, name, status, finished, points, createdAt } = sweep;
  const { stop, resume } = sweepsStore.getState();
  return (
    <li
      className={classes(list.row, selected && list.selected)}
      data-sweep={number}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <button
        type="button"
        className={classes(list.body, styles.body)}
        aria-current={selected}
        onClick={() => openSweep(id)}
      >
        <span className={list.head}>
          <span className={list.number}>{number}</span>
          <span className={list.name}>{name}</span>
        </span>
        <span className={list.line}>
          <span className={styles.status} data-status={status}>
            {sweepStatusWord(sweep)}
          </span>
          <span>{sweepStateText(sweep)}</span>
          <span className={list.ago}>{formatAgo(createdAt, now)}</span>
        </span>
        {status !== 'finished' && (
          <span className={classes(list.bar, styles.bar)} data-status={status}>
            <span style={{ width: `${(100 * finished) / Math.max(1, points)}%` }} />
          </span>
        )}
      </button>
      <Menu
        label={`Sweep ${number}`}
        align="end"
        open={menuOpen}
        onOpenChange={setMenuOpen}
        trigger={
          <IconButton label={`More about sweep ${number}`} className={list.more}>
            <Ellipsis />
          </IconButton>
        }
      >
        {status === 'running' && (
          <MenuItem icon={<Square />} onSelect={() => void stop(id)}>
            Stop
          </MenuItem>
        )}
        {status === 'incomplete' && (
          <MenuItem icon={<Play />} onSelect={() => void resume(id)}>
            Resume
          </MenuItem>
        )}
        {status !== 'finished' && <MenuSeparator />}
        <MenuItem icon={<Trash2 />} danger onSelect={() => setDeleting(true)}>
          Delete…
        </MenuItem>
      </Menu>
      <DeleteSweepDialog sweep={sweep} open={deleting} onOpenChange={setDeleting} />
    </li>
  );
}
