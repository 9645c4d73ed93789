/** The window's pages have a scheme of their own, so that they are no files and no web site. */
export const scheme = 'lab';
export const windowHost = 'pages';
const origin = `${scheme}://${windowHost}`;

export const windowAddress = `${origin}/`;

/** Whether an address is one of the window's own pages. */
export function isWindowPage(address: string): boolean {
  return address === origin || address.startsWith(windowAddress);
}
