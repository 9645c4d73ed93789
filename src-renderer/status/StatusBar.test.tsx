import { LabError } from '@shared/errors';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, connect } from '../testing/bridge';
import { showComponent } from '../testing/showComponent';
import { StatusBar } from './StatusBar';
import { systemStore } from './system';

const status = {
  version: '0.1.0',
  node: '24.21.0',
  backend: null,
  problems: ['There is no C++ compiler. Install g++.'],
  dataFolder: 'data',
};

beforeEach(() => {
  answer({ 'system.status': () => status });
  systemStore.setState({ connected: true, status: null, examination: null });
});

describe('the foot of the window', () => {
  it('says that the engine is out of reach until it is back', () => {
    showComponent(<StatusBar />);
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => connect(false));
    expect(screen.getByRole('alert').textContent).toContain('The engine is out of reach');
    act(() => connect(true));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names a slow rung, and what is wrong with the set-up', async () => {
    const backend = {
      rung: 3,
      name: 'wasm',
      version: '4',
      device: 'CPU',
      threads: 1,
      text: 'tfjs on WASM',
      arithmetic: null,
      processor: 'a processor',
    } as const;
    systemStore.setState({ status: { ...status, backend } });
    answer({
      'system.doctor': () => ({
        checks: [{ name: 'TensorFlow', status: 'problem', detail: 'not built', fix: 'Run npm start.' }],
      }),
    });
    showComponent(<StatusBar />);
    expect(screen.getByText('tfjs on WASM')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '1 set-up problem' }));
    expect(screen.getByText('There is no C++ compiler. Install g++.')).toBeDefined();
    expect(await screen.findByText('Run npm start.')).toBeDefined();
  });

  it('says why the set-up could not be looked at', async () => {
    systemStore.setState({ status: { ...status, problems: [] } });
    answer({
      'system.doctor': () => {
        throw new LabError('internal', 'The trainer does not start.');
      },
    });
    showComponent(<StatusBar />);
    await userEvent.click(screen.getByRole('button', { name: 'Set-up' }));
    expect(await screen.findByText('The trainer does not start.')).toBeDefined();
  });
});
