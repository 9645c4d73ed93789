import type { Run } from '@shared/api';
import { useState } from 'react';
import { TextField } from '../../ui';
import { runsStore } from '../store/stores';

interface RunNameProps {
  readonly run: Run;
  readonly onDone: () => void;
}

/** A run's name while it is changed: Enter or leaving the field keeps it, Escape does not. */
export function RunName({ run, onDone }: RunNameProps) {
  const [name, setName] = useState(run.name);
  const keep = () => {
    const trimmed = name.trim();
    if (trimmed !== '' && trimmed !== run.name) void runsStore.getState().rename(run.id, trimmed);
    onDone();
  };
  return (
    <TextField
      aria-label={`Name of run ${run.number}`}
      value={name}
      maxLength={120}
      onChange={setName}
      onBlur={keep}
      // The field is opened by a command; its person types at once.
      ref={(input) => input?.focus()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}
