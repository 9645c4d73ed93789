const string = /[ \t\n\r]*"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar = /[ \t\n\r]*(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

/**
 * Where a text stops being JSON (RFC 8259), as an offset; its length where it only ends too early. JSON.parse says
 * so in some of its messages, differently in every engine.
 */
export function jsonFault(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const items = (end: RegExp, item: () => boolean): boolean => {
    if (take(end)) return true;
    do if (!item()) return false;
    while (take(/[ \t\n\r]*,/y));
    return take(end);
  };
  const value = (): boolean => {
    if (take(/[ \t\n\r]*\{/y))
      return items(/[ \t\n\r]*\}/y, () => take(string) && take(/[ \t\n\r]*:/y) && value());
    if (take(/[ \t\n\r]*\[/y)) return items(/[ \t\n\r]*\]/y, value);
    return take(string) || take(scalar);
  };
  value();
  take(/[ \t\n\r]*/y);
  return at;
}
