import { type CallOutput, type RunCell, type RunGroup, type RunTableRow, runStatusSchema } from '@shared/api';
import type { Field, Filter } from '@shared/runTable';
import type { Database } from 'better-sqlite3';
import { stepSql, valueSql } from './columns';
import { conditionSql } from './conditions';
import { afterSql, orderSql, type SortKey } from './order';
import { registerSpread, spreadSql } from './spread';
import { join, type Sql, type SqlValue, sql, verbatim } from './sql';

export type Cell = RunCell;

export interface RunPage {
  readonly where: Filter | undefined;
  readonly sort: readonly SortKey[];
  readonly columns: readonly Field[];
  readonly limit: number;
  /** The key values and the number of the last row of the page before. */
  readonly after: readonly Cell[] | undefined;
}

/** Questions about all runs, answered in SQL. */
export interface RunTable {
  page(page: RunPage): { rows: RunTableRow[]; total: number; next: Cell[] | null };
  /** Runs that share a value, in its order; means and sample standard deviations of the columns' numbers. */
  groups(where: Filter | undefined, by: Field, columns: readonly Field[]): RunGroup[];
  /** How many values each column has, counting none as one; 2 stands for any more. */
  distinct(where: Filter | undefined, columns: readonly Field[]): number[];
  vocabulary(): CallOutput<'runs.vocabulary'>;
}

const everything = sql`1`;
const whereSql = (filter: Filter | undefined): Sql =>
  filter === undefined ? everything : conditionSql(filter);

export function runTable(database: Database): RunTable {
  registerSpread(database);

  function all(query: Sql): Record<string, Cell>[] {
    return database.prepare<SqlValue[], Record<string, Cell>>(query.text).all(...query.values);
  }

  function distinctNames(table: 'run_parameters' | 'run_metrics'): string[] {
    // Jumps from name to name along the primary key, where DISTINCT would read every row.
    return database
      .prepare<[], string>(
        `WITH RECURSIVE found (name) AS (SELECT min(name) FROM ${table}
           UNION ALL SELECT (SELECT min(name) FROM ${table} WHERE name > found.name) FROM found WHERE found.name IS NOT NULL)
         SELECT name FROM found WHERE name IS NOT NULL`,
      )
      .pluck()
      .all();
  }

  function texts(query: string): string[] {
    return database.prepare<[], string>(query).pluck().all();
  }

  function rowsOf(numbers: readonly number[], columns: readonly Field[]): RunTableRow[] {
    const asked = columns.flatMap((field, index) => [
      sql`${valueSql(field)} AS c${verbatim(String(index))}`,
      sql`${stepSql(field)} AS s${verbatim(String(index))}`,
    ]);
    const found = all(
      sql`SELECT ${join([verbatim('number, id, name, status'), ...asked], ', ')} FROM runs
        WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`,
    );
    const byNumber = new Map(found.map((row) => [row.number, row]));
    return numbers.flatMap((number) => {
      const row = byNumber.get(number);
      if (row === undefined) return [];
      const cells = columns.map((_, index) => row[`c${index}`] ?? null);
      const steps = columns.map((_, index) => {
        const step = row[`s${index}`];
        return typeof step === 'number' && cells[index] !== null ? step : null;
      });
      return [
        {
          number,
          id: String(row.id),
          name: String(row.name),
          status: runStatusSchema.parse(row.status),
          cells,
          steps,
        },
      ];
    });
  }

  return {
    page({ where, sort, columns, limit, after }) {
      const keys = sort.map(({ field }, index) => sql`${valueSql(field)} AS k${verbatim(String(index))}`);
      const matching = sql`SELECT ${join([verbatim('number'), ...keys], ', ')} FROM runs WHERE ${whereSql(where)}`;
      const number = Number(after?.at(-1));
      const behind = after === undefined ? everything : afterSql(sort, after.slice(0, -1), number);
      const found = all(
        sql`SELECT * FROM (${matching}) WHERE ${behind} ORDER BY ${orderSql(sort)} LIMIT ${limit + 1}`,
      );
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const more = found.length > limit && last !== undefined;
      const [counted] = all(sql`SELECT count(*) AS total FROM runs WHERE ${whereSql(where)}`);
      return {
        rows: rowsOf(
          shown.map((row) => Number(row.number)),
          columns,
        ),
        total: Number(counted?.total),
        next: more ? [...sort.map((_, index) => last[`k${index}`] ?? null), last.number ?? null] : null,
      };
    },
    groups(where, by, columns) {
      const inner = columns.map((field, index) => sql`${valueSql(field)} AS c${verbatim(String(index))}`);
      const outer = columns.map((_, index) => spreadSql(`c${index}`));
      const found = all(
        sql`SELECT ${join([verbatim('grouped, count(*) AS runs, count(DISTINCT seed) AS seeds'), ...outer], ', ')}
          FROM (SELECT ${join([sql`${valueSql(by)} AS grouped, seed`, ...inner], ', ')} FROM runs WHERE ${whereSql(where)})
          GROUP BY grouped ORDER BY grouped IS NULL, grouped LIMIT 5000`,
      );
      return found.map((row) => ({
        key: row.grouped ?? null,
        runs: Number(row.runs),
        seeds: Number(row.seeds),
        cells: columns.map((_, index) => {
          const mean = row[`c${index}_mean`];
          if (typeof mean !== 'number') return null;
          return { mean, std: Number(row[`c${index}_std`]), count: Number(row[`c${index}_count`]) };
        }),
      }));
    },
    distinct(where, columns) {
      if (columns.length === 0) return [];
      const counts = columns.map((field, index) => {
        const value = valueSql(field);
        return sql`min(2, count(DISTINCT ${value}) + (count(*) > count(${value}))) AS c${verbatim(String(index))}`;
      });
      const [row] = all(sql`SELECT ${join(counts, ', ')} FROM runs WHERE ${whereSql(where)}`);
      return columns.map((_, index) => Number(row?.[`c${index}`] ?? 0));
    },
    vocabulary: () => ({
      parameters: distinctNames('run_parameters'),
      series: distinctNames('run_metrics'),
      presets: texts('SELECT DISTINCT preset FROM runs WHERE preset IS NOT NULL ORDER BY preset'),
      sweeps: texts('SELECT DISTINCT name FROM sweeps ORDER BY name'),
      tags: texts('SELECT DISTINCT tag FROM tags ORDER BY tag'),
    }),
  };
}
