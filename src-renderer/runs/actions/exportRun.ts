import type { Run } from '@shared/api';
import { saveText } from '../../ui';
import { runsStore } from '../store/stores';

/** Saves a run's metrics as `run-12.csv`. */
export async function exportRun({ id, number }: Run): Promise<void> {
  const csv = await runsStore.getState().exportCsv(id);
  if (csv !== undefined) saveText(`run-${number}.csv`, csv, 'text/csv');
}
