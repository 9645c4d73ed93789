import type { EngineMessage } from '../desktop/shellProtocol';

/** The channel to the desktop shell. */
export interface Parent {
  send(message: EngineMessage): void;
  receive(listener: (message: unknown) => void): void;
  gone(listener: () => void): void;
}

/** What Electron adds to `process` in a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

function isUtilityPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port;
}

/** Over Electron's port in a packaged app, over Node's IPC channel otherwise; mute when started by hand. */
export function parentPort(): Parent {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isUtilityPort(port))
    return {
      send: (message) => port.postMessage(message),
      receive: (listener) => port.on('message', ({ data }) => listener(data)),
      gone: (listener) => port.on('close', listener),
    };
  return {
    send(message) {
      if (process.connected) process.send?.(message, undefined, {}, () => undefined);
    },
    receive: (listener) => process.on('message', listener),
    gone: (listener) => process.on('disconnect', listener),
  };
}
