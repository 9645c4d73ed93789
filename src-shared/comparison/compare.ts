import type { ComparedRun } from '../api';
import {
  type ArchitectureDiff,
  type CutChanges,
  cutChanges,
  diffArchitectures,
  type GraphDocument,
  inIdsOfFirst,
  wiringChanges,
} from '../graph';
import { type ComparedColumn, columnsOf } from './columns';
import { dataRows, factRows, machineRows } from './facts';
import { type NumberRow, numberRows } from './numberRows';
import { parameterRows } from './parameterRows';
import type { Row } from './rows';

/** A column's architecture against the baseline's, in whose ids all of it is. */
export interface ComparedArchitecture {
  readonly document: GraphDocument;
  readonly diff: ArchitectureDiff;
  readonly cuts: CutChanges;
  /** `− stop-gradient`; empty where it is the same. */
  readonly changes: readonly string[];
}

/** What some runs have in common and what not. Every list of values is in the order of the columns. */
export interface Comparison {
  readonly columns: readonly ComparedColumn[];
  /** The place of the column that the others are measured against. */
  readonly baseline: number;
  readonly parameters: readonly Row[];
  readonly facts: readonly Row[];
  readonly data: readonly Row[];
  readonly machine: readonly Row[];
  readonly numbers: readonly NumberRow[];
  readonly architectures: readonly ComparedArchitecture[];
}

export interface CompareOptions {
  /** Id of the run that the others are measured against; the first where it is left out. */
  readonly baseline?: string | null | undefined;
  /** The field whose values make the columns; each run is one where it is left out. */
  readonly by?: string;
}

function architecture(before: GraphDocument, after: GraphDocument): ComparedArchitecture {
  const diff = diffArchitectures(before, after);
  const document = inIdsOfFirst(before, after, diff);
  return {
    document,
    diff,
    cuts: cutChanges(before, document),
    changes: wiringChanges(before, after).map(({ text }) => text),
  };
}

/** Compares runs, at least one. */
export function compareRuns(
  runs: readonly [ComparedRun, ...ComparedRun[]],
  { baseline, by = 'run' }: CompareOptions = {},
): Comparison {
  const columns = columnsOf(runs, by);
  const found = columns.findIndex((column) => column.runs.some(({ run }) => run.id === baseline));
  const place = Math.max(0, found);
  const { document } = (columns[place]?.runs ?? runs)[0];
  return {
    columns,
    baseline: place,
    parameters: parameterRows(columns, document),
    facts: factRows(columns),
    data: dataRows(columns),
    machine: machineRows(columns),
    numbers: numberRows(columns, place),
    architectures: columns.map((column) => architecture(document, column.runs[0].document)),
  };
}
