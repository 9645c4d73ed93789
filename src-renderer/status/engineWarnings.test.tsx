import type { LabEvent } from '@shared/api';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showComponent } from '../testing/showComponent';
import { Toasts } from '../ui';
import { showEngineWarnings } from './engineWarnings';

describe('what the engine warns of', () => {
  let tell: (event: LabEvent) => void;
  let end: () => void;

  beforeEach(() => {
    end = showEngineWarnings({
      subscribe: (listener) => {
        tell = listener;
        return () => {};
      },
    });
    showComponent(<Toasts />);
  });
  afterEach(() => end());

  it('is shown as a message, once for one cause', () => {
    const warning = {
      kind: 'log',
      id: 'run',
      level: 'warning',
      text: 'The database is locked. The run waits.',
    } as const;
    act(() => {
      tell(warning);
      tell(warning);
    });
    expect(screen.getAllByText('The database is locked. The run waits.')).toHaveLength(1);
  });

  it('is told apart from what it only notes', () => {
    act(() => tell({ kind: 'log', id: 'run', level: 'info', text: 'A backup was made.' }));
    expect(screen.queryByText('A backup was made.')).toBeNull();
  });
});
