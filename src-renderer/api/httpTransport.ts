import { parseError } from '@shared/api';
import { LabError } from '@shared/errors';
import { listeners } from './listeners';
import type { Transport } from './transport';

const unreachable =
  'The engine does not answer. See whether "lab serve" still runs; this page connects again by itself.';

const firstWait = 500;
const longestWait = 8_000;

/** What the transport needs of the browser; tests bring their own. */
export interface HttpEdges {
  readonly fetch: typeof fetch;
  readonly openSocket: () => WebSocket;
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Calls over POST /api/<call>, events over the WebSocket /events; the cookie carries the token. */
export function httpTransport({ fetch, openSocket, after }: HttpEdges): Transport {
  const events = listeners<unknown>();
  const connections = listeners<boolean>();
  let wait = firstWait;

  function connect(): void {
    const socket = openSocket();
    socket.addEventListener('open', () => {
      wait = firstWait;
      connections.tell(true);
    });
    socket.addEventListener('message', ({ data }) => events.tell(parseJson(String(data))));
    socket.addEventListener('close', () => {
      connections.tell(false);
      after(wait, connect);
      wait = Math.min(longestWait, wait * 2);
    });
  }
  connect();

  return {
    async call(name, input) {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }).catch((cause: unknown) => {
        throw new LabError('internal', unreachable, {}, { cause });
      });
      const answer = parseJson(await response.text());
      if (!response.ok) throw parseError(answer);
      return answer;
    },
    onEvent: events.add,
    onConnection: connections.add,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
