export type SqlValue = string | number | null;

/** A piece of SQL and what is bound to its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** SQL whose holes are bound values, or other pieces: nothing that people type becomes part of the text. */
export function sql(texts: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql {
  let text = texts[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, hole] of holes.entries()) {
    const piece = typeof hole === 'object' && hole !== null ? hole : { text: '?', values: [hole] };
    text += piece.text + (texts[index + 1] ?? '');
    values.push(...piece.values);
  }
  return { text, values };
}

/** Text of this program, such as a column's name. */
export function verbatim(text: string): Sql {
  return { text, values: [] };
}

export function join(pieces: readonly Sql[], between: string): Sql {
  return {
    text: pieces.map(({ text }) => text).join(between),
    values: pieces.flatMap(({ values }) => values),
  };
}
