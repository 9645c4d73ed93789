import type { RunTableRow } from '@shared/api';
import { cellText, isNumeric } from '@shared/runTable';
import type { Verdict } from '@shared/verdict';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react';
import { goTo } from '../../layout/address';
import { VerdictChip } from '../../runs/look/VerdictChip';
import { runsStore } from '../../runs/store/stores';
import { classes } from '../../ui';
import type { ColumnSetting } from '../store/settings';
import { tableStore, useTable } from '../store/stores';
import { HeaderCell } from './HeaderCell';
import styles from './RunTable.module.css';
import { useShownColumns } from './useShownColumns';

const rowHeight = 32;
/** Pixels of the columns of check marks and numbers, which always stay. */
const edge = 84;
const rowsAhead = 60;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const moment = (at: number) => day.format(at);

/** Where each pinned column stays, in pixels from the left. */
function pinnedOffsets(columns: readonly ColumnSetting[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  let left = edge;
  for (const { field, width, pinned } of columns) {
    if (!pinned) continue;
    offsets.set(field, left);
    left += width;
  }
  return offsets;
}

function cellStyle({ field, width }: ColumnSetting, offsets: ReadonlyMap<string, number>): CSSProperties {
  const left = offsets.get(field);
  return { width, ...(left === undefined ? {} : { left }) };
}

function isMoment(field: string): boolean {
  return field === 'made' || field === 'ended';
}

function isVerdict(cell: unknown): cell is Verdict {
  return cell === 'healthy' || cell === 'partial' || cell === 'collapsed';
}

async function openRun(id: string): Promise<void> {
  goTo('');
  await runsStore.getState().select(id);
}

interface RowProps {
  readonly row: RunTableRow;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly ColumnSetting[];
  readonly indices: readonly number[];
  readonly offsets: ReadonlyMap<string, number>;
  readonly checked: boolean;
}

const Row = memo(function Row({ row, index, top, columns, indices, offsets, checked }: RowProps) {
  return (
    <tr
      className={classes(styles.row, checked && styles.checked)}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className={classes(styles.edge, styles.stays)}>
        <input
          type="checkbox"
          aria-label={`Choose run ${row.number}`}
          checked={checked}
          onChange={(event) => tableStore.getState().check([row.id], event.currentTarget.checked)}
        />
        <span className={styles.number}>{row.number}</span>
      </td>
      {columns.map((column, at) => {
        const place = indices[at] ?? -1;
        const cell = row.cells[place] ?? null;
        const step = row.steps[place];
        const text = cellText(column.field, cell, moment);
        return (
          <td
            key={column.field}
            className={classes(
              styles.cell,
              (typeof cell === 'number' ? !isMoment(column.field) : isNumeric(column.field)) &&
                styles.numeric,
              offsets.has(column.field) && styles.stays,
            )}
            style={cellStyle(column, offsets)}
            title={step === null || step === undefined ? text : `${text}, at step ${step}`}
          >
            {column.field === 'name' ? (
              <button type="button" className={styles.open} onClick={() => void openRun(row.id)}>
                {text}
              </button>
            ) : column.field === 'verdict' && isVerdict(cell) ? (
              <VerdictChip verdict={cell} />
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** The runs that fit, as many rows as are in sight. */
export function Grid() {
  const rows = useTable((state) => state.rows);
  const total = useTable((state) => state.total);
  const checked = useTable((state) => state.checked);
  const leaving = useTable((state) => state.leaving);
  const { columns, indices } = useShownColumns();
  const offsets = useMemo(() => pinnedOffsets(columns), [columns]);
  const box = useRef<HTMLDivElement>(null);
  const shown = leaving.size === 0 ? rows : rows.filter(({ id }) => !leaving.has(id));
  const count = shown.length;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + rowsAhead > count) void tableStore.getState().need(last + 2 * rowsAhead);
  }, [last, count]);
  const all = shown.length > 0 && shown.every(({ id }) => checked.has(id));
  const width = edge + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={box}
      className={styles.grid}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus
      tabIndex={0}
      onPointerEnter={() => tableStore.getState().hold(true)}
      onPointerLeave={() => tableStore.getState().hold(false)}
    >
      <table className={styles.rows} aria-label="Table of runs" aria-rowcount={(total ?? 0) + 1}>
        <thead className={styles.head} style={{ width }}>
          <tr className={styles.headRow}>
            <th scope="col" className={classes(styles.edge, styles.stays)}>
              <input
                type="checkbox"
                aria-label="Choose all runs that are shown"
                checked={all}
                onChange={() =>
                  tableStore.getState().check(
                    shown.map(({ id }) => id),
                    !all,
                  )
                }
              />
              <span className={styles.number}>Run</span>
            </th>
            {columns.map((column) => (
              <HeaderCell
                key={column.field}
                column={column}
                style={cellStyle(column, offsets)}
                pinned={offsets.has(column.field)}
              />
            ))}
          </tr>
        </thead>
        <tbody style={{ position: 'relative', height: virtual.getTotalSize(), width }}>
          {items.map(({ index, start }) => {
            const row = shown[index];
            return row === undefined ? null : (
              <Row
                key={row.id}
                {...{ row, index, top: start, columns, indices, offsets }}
                checked={checked.has(row.id)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
