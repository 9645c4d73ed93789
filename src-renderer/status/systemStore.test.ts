import type { BackendInfo } from '@shared/api';
import { LabError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { fakeLab, runOf, settle } from '../runs/testing/fakeLab';
import { createSystemStore, type SystemStatus } from './systemStore';

const backend: BackendInfo = {
  rung: 1,
  name: 'tensorflow',
  version: '2.21.0',
  device: 'CPU',
  threads: 2,
  text: 'TensorFlow 2.21.0 · CPU, 2 threads',
  arithmetic: null,
  processor: 'a processor',
};
const status = (change: Partial<SystemStatus> = {}): SystemStatus => ({
  version: '0.1.0',
  node: '24.21.0',
  backend: null,
  problems: [],
  dataFolder: 'data',
  ...change,
});

describe('the system', () => {
  it('is read whenever the engine comes into reach', async () => {
    const lab = fakeLab({ 'system.status': () => status({ problems: ['No compiler'] }) });
    const store = createSystemStore(lab);
    lab.connect(false);
    expect(store.getState()).toMatchObject({ connected: false, status: null });
    lab.connect(true);
    await settle();
    expect(store.getState()).toMatchObject({ connected: true, status: { problems: ['No compiler'] } });
  });

  it('is read again when a run found out what it computes with', async () => {
    const lab = fakeLab({ 'system.status': () => status() });
    const store = createSystemStore(lab);
    lab.connect(true);
    await settle();
    lab.answer({ 'system.status': () => status({ backend }) });
    lab.emit({ kind: 'run', run: runOf(1, { backend }) });
    await settle();
    expect(store.getState().status?.backend?.text).toBe('TensorFlow 2.21.0 · CPU, 2 threads');
    lab.emit({ kind: 'run', run: runOf(1, { backend }) });
    expect(lab.calls).toHaveLength(2);
  });

  it('is examined on demand, and says when that fails', async () => {
    const check = { name: 'Node', status: 'ok', detail: '24.21.0', fix: null } as const;
    const lab = fakeLab({ 'system.doctor': () => ({ checks: [check] }) });
    const store = createSystemStore(lab);
    const examining = store.getState().examine();
    expect(store.getState().examination).toEqual({ state: 'running' });
    await examining;
    expect(store.getState().examination).toEqual({ state: 'done', checks: [check] });
    lab.answer({
      'system.doctor': () => {
        throw new LabError('internal', 'The doctor is ill.');
      },
    });
    await store.getState().examine();
    expect(store.getState().examination).toMatchObject({ state: 'failed' });
  });
});
