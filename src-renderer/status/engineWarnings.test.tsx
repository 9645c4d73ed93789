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
    const subscribe = (listener: typeof tell) => {
      tell = listener;
      return () => {};
    };
    end = showEngineWarnings({ subscribe }, (id) => (id === 'run' ? 7 : undefined));
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

  it('names the run that it is about, if it is about one', () => {
    act(() => {
      tell({ kind: 'log', id: 'run', level: 'info', text: 'The trainer answers again.' });
      tell({ kind: 'log', id: '', level: 'warning', text: 'The engine was started again.' });
    });
    screen.getByText('The trainer answers again.');
    expect(screen.getAllByText('Run 7')).not.toHaveLength(0);
    screen.getByText('The engine was started again.');
    expect(screen.queryByText('Run')).toBeNull();
  });
});
