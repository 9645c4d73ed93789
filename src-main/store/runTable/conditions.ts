import { type Filter, factLook } from '@shared/runTable';
import { valueSql } from './columns';
import { join, type Sql, sql, verbatim } from './sql';

type Comparison = Extract<Filter, { kind: 'compare' }>;

const comparing = ['<', '<=', '>', '>='];

/** What is not a letter of its own in LIKE. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

const sets: Readonly<Record<string, Sql>> = {
  tag: verbatim('SELECT 1 FROM tags WHERE tags.run = runs.number AND tags.tag'),
  sweep: verbatim(`SELECT 1 FROM sweep_points JOIN sweeps ON sweeps.number = sweep_points.sweep
    WHERE sweep_points.run = runs.number AND sweeps.name`),
};

/** Whether any word of a set fits; `:` means one of them here. */
function setCondition(members: Sql, { operator, value }: Comparison): Sql {
  const one =
    value === null
      ? sql`NOT EXISTS (${members} IS NOT NULL)`
      : sql`EXISTS (${members} = ${value} COLLATE NOCASE)`;
  return operator === '!=' ? sql`NOT ${one}` : one;
}

/** Never null: what a run does not have is unequal to everything, and neither more nor less. */
function comparison(filter: Comparison): Sql {
  const { field, operator, value } = filter;
  const isSet = field.kind === 'fact' && factLook(field.name).kind === 'set';
  const members = isSet ? sets[field.name] : undefined;
  if (members !== undefined) return setCondition(members, filter);
  const own = valueSql(field);
  if (value === null) return operator === '!=' ? sql`${own} IS NOT NULL` : sql`${own} IS NULL`;
  if (operator === ':' && typeof value === 'string')
    return sql`coalesce(${own} LIKE ${likePattern(value)} ESCAPE '\\', 0)`;
  if (operator === '!=') return sql`${own} COLLATE NOCASE IS NOT ${value}`;
  if (!comparing.includes(operator)) return sql`${own} COLLATE NOCASE IS ${value}`;
  // Any text is more than any number to SQLite.
  const same = typeof value === 'number' ? "IN ('integer', 'real')" : "= 'text'";
  return sql`coalesce(typeof(${own}) ${verbatim(same)} AND ${own} ${verbatim(operator)} ${value}, 0)`;
}

const searched = `(runs.number || ' ' || runs.name || ' ' || coalesce(runs.preset, '') || ' ' || runs.note || ' '
  || coalesce((SELECT group_concat(tag, ' ') FROM tags WHERE tags.run = runs.number), ''))`;

/** A filter as a condition on a row of `runs`. */
export function conditionSql(filter: Filter): Sql {
  switch (filter.kind) {
    case 'compare':
      return comparison(filter);
    case 'text':
      return sql`${verbatim(searched)} LIKE ${likePattern(filter.text)} ESCAPE '\\'`;
    case 'not':
      return sql`NOT (${conditionSql(filter.part)})`;
    case 'and':
    case 'or':
      return sql`(${join(filter.parts.map(conditionSql), filter.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}
