import { type DesktopBridge, parseError } from '@shared/api';
import type { Transport } from './transport';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell; absent in a browser. */
    readonly collapseLab?: DesktopBridge;
  }
}

/** Calls over the desktop shell's IPC. */
export function desktopTransport(bridge: DesktopBridge): Transport {
  return {
    async call(name, input) {
      const answer = await bridge.call(name, input);
      if ('error' in answer) throw parseError(answer.error);
      return answer.output;
    },
    onEvent: (listener) => bridge.onEvent(listener),
    onConnection: (listener) => bridge.onConnection(listener),
    onClosing: (save) => bridge.onClosing(save),
    chooseFolder: () => bridge.chooseFolder(),
  };
}
