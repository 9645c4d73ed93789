import { canonicalJson, type GraphDocument, parameters } from '@shared/graph';
import type { Database } from 'better-sqlite3';
import { contentHash } from './contentHash';
import type { Cell } from './runTable';

/** What runs are told apart by, worked out once from the document. */
export interface ParameterRows {
  /** @param run its number */
  fill(run: number, document: GraphDocument): void;
  /** The documents of runs that an older lab made. */
  fillMissing(documentOf: (architecture: string) => GraphDocument): void;
}

/** Schedules and other values of several parts are told apart as text. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined || value === null ? null : canonicalJson(value);
}

function structureOf({ nodes, edges }: GraphDocument): string {
  const named = nodes.map(({ id, type, lanes, weightsOf }) => ({ id, type, lanes, weightsOf }));
  return contentHash({
    nodes: named.sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges: edges.map((edge) => canonicalJson(edge)).sort(),
  });
}

function experimentOf(document: GraphDocument): string {
  const { seed: _seed, ...training } = document.training;
  const params = document.nodes.map(({ id, params: own }) => [id, own] as const);
  return contentHash({
    structure: structureOf(document),
    params: params.sort(([a], [b]) => (a < b ? -1 : 1)),
    training,
  });
}

/** A document that cannot be read leaves its run without parameters; the lab opens all the same. */
function readable(read: () => GraphDocument): GraphDocument | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export function parameterRows(database: Database): ParameterRows {
  const insert = database.prepare<[string, number, Cell]>(
    'INSERT OR REPLACE INTO run_parameters (name, run, value) VALUES (?, ?, ?)',
  );
  const update = database.prepare<[string, string, number]>(
    'UPDATE runs SET structure = ?, experiment = ? WHERE number = ?',
  );
  const missing = database.prepare<[], { number: number; architecture: string }>(
    'SELECT number, architecture FROM runs WHERE experiment IS NULL',
  );

  function fill(run: number, document: GraphDocument): void {
    for (const { address, value } of parameters(document)) insert.run(address, run, cellOf(value));
    update.run(structureOf(document), experimentOf(document), run);
  }

  return {
    fill,
    fillMissing(documentOf) {
      database.transaction(() => {
        for (const { number, architecture } of missing.all()) {
          const document = readable(() => documentOf(architecture));
          if (document === undefined) update.run(architecture, architecture, number);
          else fill(number, document);
        }
      })();
    },
  };
}
