import type { Run } from '@shared/api';
import { canResume } from '@shared/run';
import { Copy, Download, Ellipsis, GitFork, Pause, Pencil, Play, Square, Trash2 } from 'lucide-react';
import { IconButton, Menu, MenuItem, MenuSeparator } from '../../ui';
import list from '../../ui/List.module.css';
import { canPause, canStop } from '../store/runStatus';
import { runsStore } from '../store/stores';
import { exportRun } from './exportRun';

interface RunMenuProps {
  readonly run: Run;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRename: () => void;
  readonly onFork: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a run; it opens by its button and by the right mouse button on the run. */
export function RunMenu({ run, open, onOpenChange, onRename, onFork, onDelete }: RunMenuProps) {
  const { pause, resume, stop, editCopy } = runsStore.getState();
  return (
    <Menu
      label={`Run ${run.number}`}
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <IconButton label={`More about run ${run.number}`} className={list.more}>
          <Ellipsis />
        </IconButton>
      }
    >
      {canPause(run) && (
        <MenuItem icon={<Pause />} onSelect={() => void pause(run.id)}>
          Pause
        </MenuItem>
      )}
      {canResume(run) && (
        <MenuItem icon={<Play />} onSelect={() => void resume(run.id)}>
          {run.status === 'paused' ? 'Resume' : 'Resume from the last checkpoint'}
        </MenuItem>
      )}
      {canStop(run) && (
        <MenuItem icon={<Square />} onSelect={() => void stop(run.id)}>
          Stop
        </MenuItem>
      )}
      {(canStop(run) || canResume(run)) && <MenuSeparator />}
      <MenuItem icon={<Copy />} onSelect={() => void editCopy(run.id)}>
        Edit a copy
      </MenuItem>
      <MenuItem icon={<GitFork />} onSelect={onFork}>
        Fork from a checkpoint…
      </MenuItem>
      <MenuItem icon={<Pencil />} onSelect={onRename}>
        Rename
      </MenuItem>
      <MenuItem icon={<Download />} onSelect={() => void exportRun(run)}>
        Export CSV
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} danger onSelect={onDelete}>
        Delete…
      </MenuItem>
    </Menu>
  );
}
