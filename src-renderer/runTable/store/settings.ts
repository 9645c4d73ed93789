import type { RunSort } from '@shared/api';
import { headlines } from '@shared/metrics/registry';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

/** A column as it was left: what it shows, how wide in pixels, and whether it stays while others scroll. */
export interface ColumnSetting {
  readonly field: string;
  readonly width: number;
  readonly pinned: boolean;
}

export interface TableSettings {
  readonly where: string;
  readonly sort: readonly RunSort[];
  readonly columns: readonly ColumnSetting[];
  /** The field whose values make groups; null for single runs. */
  readonly group: string | null;
  /** Whether columns that are the same in all runs are left out. */
  readonly hidesSame: boolean;
}

export const widths = { least: 56, usual: 96, wide: 148, name: 220, most: 640 } as const;

export function columnOf(field: string): ColumnSetting {
  const wide = /[./@]/.test(field) || field === 'made' || field === 'ended';
  const width = field === 'name' ? widths.name : wide ? widths.wide : widths.usual;
  return { field, width, pinned: field === 'name' };
}

const usualFields = [
  'name',
  'verdict',
  'status',
  ...headlines.slice(0, 4).map(({ key }) => key),
  'training.baseRate',
  'seed',
  'step',
  'tag',
  'made',
];

/** Which runs the table shows and how, kept by the browser. */
export const settingsStore = createStore<TableSettings>()(
  persist(
    (): TableSettings => ({
      where: '',
      sort: [],
      columns: [...new Set(usualFields)].map(columnOf),
      group: null,
      hidesSame: false,
    }),
    { name: 'collapse-lab.run-table' },
  ),
);

function changeColumns(change: (columns: readonly ColumnSetting[]) => readonly ColumnSetting[]): void {
  settingsStore.setState(({ columns }) => ({ columns: change(columns) }));
}

export function toggleColumn(field: string): void {
  changeColumns((columns) =>
    columns.some((one) => one.field === field)
      ? columns.filter((one) => one.field !== field)
      : [...columns, columnOf(field)],
  );
}

export function resizeColumn(field: string, width: number): void {
  const kept = Math.round(Math.min(widths.most, Math.max(widths.least, width)));
  changeColumns((columns) => columns.map((one) => (one.field === field ? { ...one, width: kept } : one)));
}

export function togglePinned(field: string): void {
  changeColumns((columns) =>
    columns.map((one) => (one.field === field ? { ...one, pinned: !one.pinned } : one)),
  );
}

/** Moves a column by so many places; it stays among the others. */
export function moveColumn(field: string, by: number): void {
  changeColumns((columns) => {
    const from = columns.findIndex((one) => one.field === field);
    const moved = columns[from];
    if (moved === undefined) return columns;
    const others = columns.filter((one) => one !== moved);
    const to = Math.min(others.length, Math.max(0, from + by));
    return [...others.slice(0, to), moved, ...others.slice(to)];
  });
}

/** Largest first, then smallest first, then not at all. @param also keeps the other columns that are sorted by */
export function sortBy(field: string, also: boolean): void {
  settingsStore.setState(({ sort }) => {
    const own = sort.find((one) => one.field === field);
    const next =
      own === undefined
        ? [{ field, descending: true }]
        : own.descending
          ? [{ field, descending: false }]
          : [];
    if (!also) return { sort: next };
    return own === undefined
      ? { sort: [...sort, ...next] }
      : { sort: sort.flatMap((one) => (one === own ? next : [one])) };
  });
}
