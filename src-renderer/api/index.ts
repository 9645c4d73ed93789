import { desktopTransport } from './desktopTransport';
import { httpTransport } from './httpTransport';
import { openLab } from './lab';

export type { Lab } from './lab';

function socketAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/events`;
}

const bridge = window.collapseLab;

/** The lab that this window belongs to. */
export const lab = openLab(
  bridge === undefined
    ? httpTransport({
        fetch: (input, init) => window.fetch(input, init),
        openSocket: () => new WebSocket(socketAddress()),
        after: (milliseconds, work) => window.setTimeout(work, milliseconds),
      })
    : desktopTransport(bridge),
);
