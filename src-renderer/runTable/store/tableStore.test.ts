import type { RunTableRow } from '@shared/api';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type FakeLab, fakeLab, runOf, settle } from '../../runs/testing/fakeLab';
import { columnOf, type TableSettings } from './settings';
import { createTableStore, type TableStore } from './tableStore';

const vocabulary = { parameters: [], series: [], presets: [], sweeps: [], tags: [] };
const settings = () =>
  createStore<TableSettings>()(() => ({
    ...{ where: '', sort: [], columns: [columnOf('name')], group: null, hidesSame: false },
  }));

let runs: RunTableRow[];
let lab: FakeLab;
let table: TableStore;

function row(number: number, name = `Run ${number}`): RunTableRow {
  return { id: `run-${number}`, number, name, status: 'running', cells: [name], steps: [null] };
}

beforeEach(() => {
  vi.useFakeTimers();
  runs = [row(2), row(1)];
  lab = fakeLab({
    'runs.query': ({ where = '', limit = 200, after }) => {
      const numbers = [...where.matchAll(/run = (\d+)/g)].map(([, number]) => Number(number));
      const fitting = numbers.length === 0 ? runs : runs.filter(({ number }) => numbers.includes(number));
      const start = after === undefined ? 0 : fitting.findIndex(({ number }) => number < Number(after[0]));
      const rows = fitting.slice(start, start + limit);
      const more = start + limit < fitting.length;
      return { rows, total: fitting.length, next: more ? [rows.at(-1)?.number ?? 0] : null };
    },
    'runs.vocabulary': () => vocabulary,
  });
  table = createTableStore(lab, settings());
});

const numbers = () => table.getState().rows.map(({ number }) => number);

async function report(number: number): Promise<void> {
  lab.emit({ kind: 'run', run: runOf(number) });
  await vi.advanceTimersByTimeAsync(1_000);
  await settle();
}

describe('the rows of the table', () => {
  it('stay where they are under the pointer while their cells change, and move when it leaves', async () => {
    table.follow();
    await settle();
    table.getState().hold(true);
    runs = [row(3), row(1, 'Renamed'), row(2)];
    await report(1);
    await report(3);
    expect(numbers()).toEqual([2, 1]);
    expect(table.getState().rows[1]?.cells).toEqual(['Renamed']);
    expect(table.getState().waiting).toBe(1);
    table.getState().hold(false);
    await settle();
    expect(numbers()).toEqual([3, 1, 2]);
    expect(table.getState().waiting).toBe(0);
  });

  it('leave with the pointer where they no longer fit', async () => {
    table.follow();
    await settle();
    const before = numbers();
    table.getState().hold(true);
    runs = [row(2)];
    await report(1);
    expect(numbers()).toEqual(before);
    table.getState().hold(false);
    await settle();
    expect(numbers()).toEqual([2]);
  });

  it('are read page by page as they are needed', async () => {
    runs = Array.from({ length: 450 }, (_, at) => row(450 - at));
    table.follow();
    await settle();
    expect(numbers()).toHaveLength(200);
    expect(table.getState().total).toBe(450);
    await Promise.all([table.getState().need(300), table.getState().need(300)]);
    expect(numbers()).toHaveLength(400);
    await table.getState().need(10_000);
    expect(numbers()).toEqual(runs.map(({ number }) => number));
  });
});
