import {
  type Api,
  type CallInput,
  type CallName,
  type LabEvent,
  labEventSchema,
  parseInput,
  parseOutput,
} from '@shared/api';
import { listeners } from './listeners';
import type { EventListener, Transport } from './transport';

/** The engine as the renderer sees it: the same over the desktop bridge and over HTTP. */
export interface Lab extends Api {
  /** Every event of the engine that fits the contract. @returns the function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
  /** Told at once whether the engine is there, and whenever that changes. */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Only on the desktop: called before the window is closed, which waits for `save`. */
  readonly onClosing?: (save: () => Promise<unknown>) => () => void;
  /** Only on the desktop: a folder that the person picked, or null. */
  readonly chooseFolder?: () => Promise<string | null>;
}

/** Wraps a transport so that both directions are checked against the contract. */
export function openLab(transport: Transport): Lab {
  const connections = listeners<boolean>();
  const events = listeners<LabEvent>();
  // One subscription to the shell, which counts them, and one check of each event for all who listen.
  transport.onEvent((event) => {
    const parsed = labEventSchema.safeParse(event);
    if (parsed.success) events.tell(parsed.data);
    else console.error('An event of the engine does not fit the contract', parsed.error);
  });
  let connected = true;
  transport.onConnection((now) => {
    if (now === connected) return;
    connected = now;
    connections.tell(now);
  });
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      return parseOutput(name, await transport.call(name, parseInput(name, input)));
    },
    subscribe: events.add,
    onConnection(listener) {
      listener(connected);
      return connections.add(listener);
    },
    ...(transport.onClosing === undefined ? {} : { onClosing: transport.onClosing }),
    ...(transport.chooseFolder === undefined ? {} : { chooseFolder: transport.chooseFolder }),
  };
}
