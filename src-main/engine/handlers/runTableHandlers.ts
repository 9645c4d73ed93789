import type { runTableCalls } from '@shared/api';
import { LabError } from '@shared/errors';
import {
  type Field,
  type Filter,
  fieldNames,
  type KnownNames,
  mentionsFact,
  nearest,
  parseField,
  parseFilter,
} from '@shared/runTable';
import type { EngineContext } from './context';
import type { Handlers } from './dispatch';

/** Those of src-shared/api/runTableCalls.ts. */
export type TableHandlers = Pick<Handlers, keyof typeof runTableCalls>;

const notArchived: Filter = {
  kind: 'compare',
  field: { kind: 'fact', name: 'archived' },
  operator: '=',
  value: 0,
};

/** Archived runs are out of the way until somebody asks for them. */
export function filterOf(text: string, known: KnownNames): Filter {
  const names = fieldNames(known).map((one) => one.text);
  const filter = parseFilter(text, known, names);
  if (filter === undefined) return notArchived;
  return mentionsFact(filter, 'archived') ? filter : { kind: 'and', parts: [filter, notArchived] };
}

/** A field that no run has is still one where its name may be: its column is then empty. */
export function fieldOf(text: string, known: KnownNames): Field {
  const field = parseField(text, known) ?? parseField(text);
  if (field !== undefined) return field;
  const like = nearest(
    text,
    fieldNames(known).map((one) => one.text),
  );
  const hint = like === undefined ? '' : ` Did you mean ${like}?`;
  throw new LabError('bad-request', `There is no field "${text}".${hint}`);
}

export function runTableHandlers({ store, events }: EngineContext): TableHandlers {
  return {
    'runs.query': ({ where, sort, columns, limit, after }) => {
      const known = store.runTable.vocabulary();
      if (after !== undefined && after.length !== sort.length + 1)
        throw new LabError('bad-request', 'runs.query: after is not the end of a page in this order.');
      return store.runTable.page({
        where: filterOf(where, known),
        sort: sort.map(({ field, descending }) => ({ field: fieldOf(field, known), descending })),
        columns: columns.map((column) => fieldOf(column, known)),
        limit,
        after,
      });
    },
    'runs.groups': ({ where, by, columns }) => {
      const known = store.runTable.vocabulary();
      const fields = columns.map((column) => fieldOf(column, known));
      return { groups: store.runTable.groups(filterOf(where, known), fieldOf(by, known), fields) };
    },
    'runs.distinct': ({ where, columns }) => {
      const known = store.runTable.vocabulary();
      const fields = columns.map((column) => fieldOf(column, known));
      return { values: store.runTable.distinct(filterOf(where, known), fields) };
    },
    'runs.vocabulary': () => store.runTable.vocabulary(),
    'runs.label': ({ ids, ...change }) => {
      const runs = store.transaction(() => {
        const found = ids.map((id) => store.runs.get(id));
        store.labels.change(
          found.map(({ number }) => number),
          change,
        );
        return found;
      });
      for (const run of runs) events.publish({ kind: 'run', run });
      return {};
    },
  };
}
