/** Sites that a link in the window may open in the browser: where the papers are. */
const outsideSites: ReadonlySet<string> = new Set(['https://arxiv.org']);

/** What a link in the window opens outside, if it is on the list. */
export function outsideAddress(address: string): string | undefined {
  const url = parsed(address);
  return url !== undefined && outsideSites.has(url.origin) ? url.href : undefined;
}

// Not by URL.canParse, which the Electron that the window is tested with lacks.
function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
