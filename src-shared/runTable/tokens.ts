/** A piece of a filter with its place: `from` inclusive, `to` exclusive, in UTF-16 units. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'operator' | 'open' | 'close';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export const operators = ['<=', '>=', '!=', '=', '<', '>', ':'] as const;
export type Operator = (typeof operators)[number];

const pattern =
  /\s+|"(?<quoted>[^"]*)"?|(?<operator><=|>=|!=|=|<|>|:)|(?<open>\()|(?<close>\))|(?<word>[^\s"()<>=:!]+|!)/gy;

/** The pieces of a filter, whatever it is; a quotation without its end goes to the end of the text. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(pattern)].flatMap(({ index, groups = {}, 0: whole }) => {
    const [kind, value] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (kind === undefined || value === undefined) return [];
    return [{ kind: kind as Token['kind'], text: value, from: index, to: index + whole.length }];
  });
}
