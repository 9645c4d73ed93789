import type { CallOutput, LabEvent, RunCell, RunGroup, RunTableRow } from '@shared/api';
import { toLabError } from '@shared/errors';
import type { Vocabulary } from '@shared/runTable';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LabLink } from '../../runs/store/runsStore';
import type { TableSettings } from './settings';

export interface TableState {
  /** The pages that were read so far, in order. */
  readonly rows: readonly RunTableRow[];
  /** The fields that the cells of rows are of, and those of groups. */
  readonly fields: readonly string[];
  readonly groupFields: readonly string[];
  /** Runs that fit; null before the first answer. */
  readonly total: number | null;
  readonly groups: readonly RunGroup[];
  /** Why the last question had no answer. */
  readonly fault: string | null;
  readonly vocabulary: Vocabulary;
  /** Columns that are the same in every run that fits. */
  readonly same: ReadonlySet<string>;
  /** Ids of the runs with a check mark. */
  readonly checked: ReadonlySet<string>;
  /** Runs that are about to be deleted, and can still be kept. */
  readonly leaving: ReadonlySet<string>;
  /** Runs that came in or moved while the order was held. */
  readonly waiting: number;
  /** Reads the table anew, as many rows as were there. */
  reload(): Promise<void>;
  /** Reads on until `count` rows are there. */
  need(count: number): Promise<void>;
  /** Holds the order while the pointer is over the rows. */
  hold(held: boolean): void;
  check(ids: readonly string[], checked: boolean): void;
  leave(ids: readonly string[], leaving: boolean): void;
}

export interface TableStore extends StoreApi<TableState> {
  /** Follows the runs while somebody looks. @returns how to stop */
  follow(): () => void;
}

const pageRows = 200;
/** Milliseconds between two answers to what runs report. */
const catchUpAfter = 1_000;
const emptyVocabulary: Vocabulary = { parameters: [], series: [], presets: [], sweeps: [], tags: [] };

type Page = CallOutput<'runs.query'>;

/** The rows of the table, asked of the engine as the settings say. */
export function createTableStore(lab: LabLink, settings: StoreApi<TableSettings>): TableStore {
  let next: RunCell[] | null = null;
  /** Answers to older questions are dropped. */
  let asked = 0;
  let reading: Promise<void> = Promise.resolve();
  let held = false;
  /** Cells were put in their places while the order was held: a row may no longer belong there. */
  let behind = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changed = new Set<number>();

  function fields(): string[] {
    return settings.getState().columns.map(({ field }) => field);
  }

  function page(columns: readonly string[], after: RunCell[] | null): Promise<Page> {
    const { where, sort } = settings.getState();
    const query = { where, sort: [...sort], columns: [...columns], limit: pageRows };
    return lab.call('runs.query', after === null ? query : { ...query, after });
  }

  async function readRows(question: number, count: number): Promise<void> {
    const rows: RunTableRow[] = [];
    const columns = fields();
    let answer = await page(columns, null);
    rows.push(...answer.rows);
    while (answer.next !== null && rows.length < count) {
      answer = await page(columns, answer.next);
      rows.push(...answer.rows);
    }
    if (question !== asked) return;
    next = answer.next;
    store.setState({ rows, fields: columns, total: answer.total, fault: null, waiting: 0 });
  }

  async function readGroups(question: number, by: string): Promise<void> {
    const { where } = settings.getState();
    const columns = fields();
    const { groups } = await lab.call('runs.groups', { where, by, columns });
    if (question === asked) store.setState({ groups, groupFields: columns, fault: null, waiting: 0 });
  }

  async function readRest(question: number): Promise<void> {
    const vocabulary = await lab.call('runs.vocabulary', {});
    const { where, hidesSame } = settings.getState();
    const columns = fields();
    const values = hidesSame ? (await lab.call('runs.distinct', { where, columns })).values : [];
    if (question !== asked) return;
    store.setState({ vocabulary, same: new Set(columns.filter((_, at) => (values[at] ?? 2) < 2)) });
  }

  async function readAll(): Promise<void> {
    asked += 1;
    const question = asked;
    // The page after belongs to the question before.
    next = null;
    changed = new Set();
    behind = false;
    const { group } = settings.getState();
    try {
      await Promise.all([
        readRows(question, store.getState().rows.length),
        group === null ? undefined : readGroups(question, group),
        readRest(question),
      ]);
    } catch (thrown) {
      if (question === asked) store.setState({ fault: toLabError(thrown).message });
    }
  }

  async function readOn(count: number): Promise<void> {
    const question = asked;
    while (next !== null && store.getState().rows.length < count) {
      const answer = await page(store.getState().fields, next);
      if (question !== asked) return;
      next = answer.next;
      store.setState(({ rows }) => ({ rows: [...rows, ...answer.rows], total: answer.total }));
    }
  }

  /** Puts new cells in their places; what would come in or move waits. */
  async function refreshCells(): Promise<void> {
    behind = true;
    const numbers = [...changed].slice(0, pageRows);
    changed = new Set();
    const question = asked;
    const where = numbers.map((number) => `run = ${number}`).join(' or ');
    const answer = await lab.call('runs.query', {
      where,
      columns: [...store.getState().fields],
      limit: pageRows,
    });
    if (question !== asked) return;
    const fresh = new Map(answer.rows.map((row) => [row.id, row]));
    const { rows, waiting } = store.getState();
    const known = new Set(rows.map(({ id }) => id));
    store.setState({
      rows: rows.map((row) => fresh.get(row.id) ?? row),
      waiting: waiting + answer.rows.filter(({ id }) => !known.has(id)).length,
    });
  }

  function catchUp(): void {
    timer = undefined;
    const work = held ? refreshCells() : readAll();
    void work.catch((thrown: unknown) => store.setState({ fault: toLabError(thrown).message }));
  }

  function receive(event: LabEvent): void {
    if (event.kind === 'run') changed.add(event.run.number);
    else if (event.kind !== 'run-deleted') return;
    if (event.kind === 'run-deleted')
      store.setState(({ rows, checked, leaving, total }) => ({
        rows: rows.filter(({ id }) => id !== event.id),
        checked: without(checked, [event.id]),
        leaving: without(leaving, [event.id]),
        total: total === null ? null : total - (rows.some(({ id }) => id === event.id) ? 1 : 0),
      }));
    if (open > 0 && timer === undefined) timer = setTimeout(catchUp, catchUpAfter);
  }

  let open = 0;
  const store = createStore<TableState>()(() => ({
    ...{
      rows: [],
      fields: [],
      groupFields: [],
      total: null,
      groups: [],
      fault: null,
      vocabulary: emptyVocabulary,
      waiting: 0,
    },
    same: new Set<string>(),
    checked: new Set<string>(),
    leaving: new Set<string>(),
    reload: readAll,
    need(count) {
      const question = asked;
      reading = reading
        .then(() => readOn(count))
        .catch((thrown: unknown) => {
          if (question === asked) store.setState({ fault: toLabError(thrown).message });
        });
      return reading;
    },
    hold(now) {
      held = now;
      if (!held && behind) void readAll();
    },
    check(ids, checked) {
      store.setState((state) => ({
        checked: checked ? new Set([...state.checked, ...ids]) : without(state.checked, ids),
      }));
    },
    leave(ids, leaving) {
      store.setState((state) => ({
        leaving: leaving ? new Set([...state.leaving, ...ids]) : without(state.leaving, ids),
        checked: without(state.checked, ids),
      }));
    },
  }));
  lab.subscribe(receive);
  settings.subscribe((now, before) => {
    const asksAnew =
      now.where !== before.where ||
      now.sort !== before.sort ||
      now.group !== before.group ||
      now.hidesSame !== before.hidesSame ||
      fieldSet(now) !== fieldSet(before);
    if (!asksAnew) return;
    if (now.where !== before.where || now.sort !== before.sort) store.setState({ rows: [] });
    void readAll();
  });
  return Object.assign(store, {
    follow(): () => void {
      open += 1;
      void readAll();
      return () => {
        open -= 1;
      };
    },
  });
}

function fieldSet({ columns }: TableSettings): string {
  return columns
    .map(({ field }) => field)
    .sort()
    .join();
}

function without(all: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  const gone = new Set(some);
  return new Set([...all].filter((one) => !gone.has(one)));
}
