import {
  connect,
  connectLanes,
  connectProblem,
  type Endpoint,
  type GraphDocument,
  inputFor,
  outputFor,
  removeEdges,
  sameEndpoint,
} from '@shared/graph';
import type { Connection, Edge, FinalConnectionState } from '@xyflow/react';
import { useRef, useState } from 'react';
import { documentActions } from '../../document';
import { toast } from '../../ui';
import { readHandle, type TieEdge, type WireEdge } from '../figure/figure';

function endpoint(node: string | undefined, handle: string | null | undefined): Endpoint | undefined {
  const port = readHandle(handle);
  return node === undefined || port === undefined ? undefined : { node, ...port };
}

function endsOf({ source, sourceHandle, target, targetHandle }: Connection | Edge) {
  return { from: endpoint(source, sourceHandle), to: endpoint(target, targetHandle) };
}

/** The node under the pointer. */
function nodeAt(event: MouseEvent | TouchEvent): string | undefined {
  const { clientX, clientY } =
    'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
  const card = window.document.elementFromPoint(clientX, clientY)?.closest('.react-flow__node');
  return card?.getAttribute('data-id') ?? undefined;
}

/** Both ends of a drag that has ended, whichever end it began at; a node's free port where it ended on a node. */
function endsOfDrag(
  document: GraphDocument,
  { fromHandle, toHandle }: FinalConnectionState,
  node: string | undefined,
) {
  const start = fromHandle === null ? undefined : endpoint(fromHandle.nodeId, fromHandle.id);
  if (start === undefined || fromHandle === null) return {};
  const direct = toHandle === null ? undefined : endpoint(toHandle.nodeId, toHandle.id);
  const free = (find: typeof inputFor) =>
    node === undefined || node === start.node ? undefined : find(document, start, node);
  return fromHandle.type === 'source'
    ? { from: start, to: direct ?? free(inputFor) }
    : { from: direct ?? free(outputFor), to: start };
}

/**
 * Drawing wires and moving their ends. With Alt a drawn wire is the one wire, otherwise the wires of all views where
 * they fit.
 */
export function useConnecting(document: GraphDocument) {
  const [active, setActive] = useState(false);
  const moving = useRef(false);
  return {
    active,
    isValid(connection: Connection | Edge): boolean {
      const { from, to } = endsOf(connection);
      return from !== undefined && to !== undefined && connectProblem(document, from, to) === undefined;
    },
    onConnectStart: () => setActive(true),
    onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
      setActive(false);
      // React Flow tells of the end of a drawn wire also where the end of an old one was moved.
      if (moving.current) return;
      const { from, to } = endsOfDrag(document, state, nodeAt(event));
      if (from === undefined || to === undefined) return;
      const why = connectProblem(document, from, to);
      if (why === undefined)
        documentActions.edit((before) => connectLanes(before, from, to, { single: event.altKey }));
      else if (from.node !== to.node) toast({ tone: 'warning', title: 'These do not fit', message: why });
    },
    onReconnectStart(): void {
      moving.current = true;
    },
    onReconnectEnd(): void {
      moving.current = false;
    },
    onReconnect(old: WireEdge | TieEdge, connection: Connection): void {
      const { from, to } = endsOf(connection);
      if (old.type !== 'wire' || old.data === undefined || from === undefined || to === undefined) return;
      const { wire } = old.data;
      if (sameEndpoint(wire.from, from) && sameEndpoint(wire.to, to)) return;
      documentActions.edit((before) => connect(removeEdges(before, [wire]), from, to));
    },
  };
}
