import { useMemo } from 'react';
import type { ColumnSetting } from '../store/settings';
import { useSettings, useTable } from '../store/stores';

/** The columns in their order, pinned ones first, without those that are the same everywhere; and each one's place among a row's cells. */
export function useShownColumns(): { columns: readonly ColumnSetting[]; indices: readonly number[] } {
  const settings = useSettings((state) => state.columns);
  const hidesSame = useSettings((state) => state.hidesSame);
  const fields = useTable((state) => state.fields);
  const same = useTable((state) => state.same);
  return useMemo(() => {
    const shown = settings
      .map((column) => ({ column, index: fields.indexOf(column.field) }))
      .filter(({ column }) => column.field === 'name' || !hidesSame || !same.has(column.field))
      .sort((a, b) => Number(b.column.pinned) - Number(a.column.pinned));
    return { columns: shown.map(({ column }) => column), indices: shown.map(({ index }) => index) };
  }, [settings, fields, hidesSame, same]);
}
