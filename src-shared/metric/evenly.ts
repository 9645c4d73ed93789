/** At most `most` of the items, evenly spread, the last among them. */
export function evenly<Item>(items: readonly Item[], most: number): Item[] {
  const stride = Math.ceil(items.length / most);
  return items.filter((_, index) => (items.length - 1 - index) % stride === 0);
}
