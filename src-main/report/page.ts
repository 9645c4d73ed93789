/** What a section of a page is of: the data and the size that were reproduced. */
function marks(key: string): { readonly begin: string; readonly end: string } {
  return { begin: `<!-- reproduced: ${key} -->`, end: `<!-- end of ${key} -->` };
}

/**
 * A page with a section of it made anew and everything else as it stands: the other sections, and what people wrote
 * about them. A page that has no section at all is replaced.
 */
export function pageWith(page: string | undefined, key: string, section: string): string {
  const { begin, end } = marks(key);
  const marked = `${begin}\n\n${section.trim()}\n\n${end}`;
  if (page === undefined || !/^<!-- reproduced: .* -->$/m.test(page)) return `${marked}\n`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from >= 0 && to >= 0) return `${page.slice(0, from)}${marked}${page.slice(to + end.length)}`;
  const last = page.lastIndexOf('<!-- end of ');
  const place = last < 0 ? page.length : page.indexOf('-->', last) + '-->'.length;
  return `${page.slice(0, place)}\n\n${marked}${page.slice(place)}`;
}
