import type { StorageUse } from '@shared/api';
import { formatCount } from '@shared/metric';
import { formatBytes } from '@shared/numbers';
import styles from './Storage.module.css';

const rows = [
  ['checkpoints', 'Checkpoints'],
  ['otherRunFiles', 'Other files of runs'],
  ['database', 'Database'],
  ['backups', 'Backups'],
  ['dataCache', 'Cached images'],
] as const;

/** What each kind of file takes. */
export function UseTable({ use }: { readonly use: StorageUse }) {
  return (
    <table className={styles.use}>
      <thead>
        <tr>
          <th scope="col">On the disk</th>
          <th scope="col">Files</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, name]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{formatCount(use[key].files)}</td>
            <td>{formatBytes(use[key].bytes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Free
          </th>
          <td>{formatBytes(use.free)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
