/** Sites that a link in the window may open in the browser: where the papers are. */
const outsideSites: ReadonlySet<string> = new Set(['https://arxiv.org']);

/** What a link in the window opens outside, if it is on the list. */
export function outsideAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && outsideSites.has(url.origin) ? url.href : undefined;
}
