import { initial } from './0001-initial';
import { codes } from './0002-codes';
import { runData } from './0003-run-data';
import { measuredBeforeTraining } from './0004-measured-before-training';
import { runTable } from './0005-run-table';
import { attempts } from './0006-attempts';
import { forks } from './0007-forks';
import { places } from './0008-places';

/** SQL scripts in order; the n-th takes a database from user_version n - 1 to n. Never edit one that was released. */
export const migrations: readonly string[] = [
  initial,
  codes,
  runData,
  measuredBeforeTraining,
  runTable,
  attempts,
  forks,
  places,
];

export { sumUpSeries } from './0005-run-table';
