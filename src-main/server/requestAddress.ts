import type { IncomingMessage } from 'node:http';

/** What a request asks for: its path and query on a made-up host; `/` where it asks for no path. */
export function addressOf({ url = '/' }: IncomingMessage): URL {
  const text = `http://lab${url}`;
  return new URL(url.startsWith('/') && URL.canParse(text) ? text : 'http://lab/');
}
