import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { showComponent } from '../testing/showComponent';
import { Part } from './Part';

let broken = true;

function Breakable() {
  if (broken) throw new Error('no such axis');
  return <p>Curves</p>;
}

describe('a part of the window that fails', () => {
  beforeEach(() => {
    broken = true;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    showComponent(
      <>
        <p>Canvas</p>
        <Part name="The charts">
          <Breakable />
        </Part>
      </>,
    );
  });

  it('says so in its place, and leaves the rest of the window', () => {
    expect(screen.getByText('Canvas')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(/The charts cannot be shown.*no such axis/);
  });

  it('is drawn again when asked', async () => {
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('Curves')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('gives its details to be sent on', async () => {
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(await navigator.clipboard.readText()).toMatch(/The charts: Error: no such axis/);
  });
});
