const plain = /(?:[^"\\\p{Cc}]|[\x7f-\x9f])+/uy;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /[ \t\n\r]*(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const opening = { array: /[ \t\n\r]*\[/y, object: /[ \t\n\r]*\{/y } as const;
const closing = { array: /[ \t\n\r]*\]/y, object: /[ \t\n\r]*\}/y } as const;

/**
 * Where a text stops being JSON (RFC 8259), as an offset; its length where it only ends too early. JSON.parse says
 * so in some of its messages, differently in every engine. What is open is kept in a list, not in calls: a text may
 * open more brackets than there is room for calls.
 */
export function jsonFault(text: string): number {
  let at = 0;
  const open: ('array' | 'object')[] = [];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const string = (): boolean => {
    const start = at;
    if (!take(/[ \t\n\r]*"/y)) return false;
    while (take(plain) || take(escaped));
    if (take(/"/y)) return true;
    at = start;
    return false;
  };
  const opened = (): boolean => {
    const kind = take(opening.object) ? 'object' : take(opening.array) ? 'array' : undefined;
    if (kind !== undefined) open.push(kind);
    return kind !== undefined;
  };
  const closed = (): boolean => {
    const kind = open.at(-1);
    if (kind === undefined || !take(closing[kind])) return false;
    open.pop();
    return true;
  };
  const key = () => open.at(-1) !== 'object' || (string() && take(/[ \t\n\r]*:/y));
  /** After a value: what it closes, up to the next item. @returns whether one follows */
  const more = (): boolean => {
    while (closed());
    return open.length > 0 && take(/[ \t\n\r]*,/y) && key();
  };

  for (let going = true; going; ) {
    if (opened()) going = closed() ? more() : key();
    else going = (string() || take(scalar)) && more();
  }
  take(/[ \t\n\r]*/y);
  return at;
}
