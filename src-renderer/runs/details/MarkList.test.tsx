import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { showComponent } from '../../testing/showComponent';
import { MarkList } from './MarkList';

it('tells each warning of a step, and routine checkpoints at once', () => {
  const mark = (kind: 'warning' | 'checkpoint', step: number, text: string) => ({ kind, step, text, at: 0 });
  showComponent(
    <MarkList
      marks={[
        mark('warning', 0, 'tensorflow does not load'),
        mark('warning', 0, 'The step runs op by op'),
        mark('checkpoint', 20, 'Checkpoint'),
        mark('checkpoint', 40, 'Checkpoint'),
      ]}
    />,
  );
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('Warning: tensorflow does not load');
  expect(lines[1]).toContain('Warning: The step runs op by op');
  expect(lines[2]).toContain('20–40Checkpoint × 2');
});
