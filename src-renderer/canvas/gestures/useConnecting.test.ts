import { analyse, removeEdges } from '@shared/graph';
import { findPreset } from '@shared/presets';
import type { FinalConnectionState } from '@xyflow/react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { figureWires, type WireEdge } from '../figure/figure';
import { useConnecting } from './useConnecting';

const { edit } = vi.hoisted(() => ({ edit: vi.fn() }));
vi.mock('../../document', () => ({ documentActions: { edit } }));
vi.mock('../../ui', () => ({ toast: vi.fn() }));

const simsiam = findPreset('simsiam').build('small');
const [wire] = figureWires(simsiam, analyse(simsiam)).filter(({ target }) => target === 'predictor');
const cut = removeEdges(simsiam, [wire!.data!.wire]);

function connecting(document = simsiam) {
  let hook: ReturnType<typeof useConnecting> | undefined;
  renderToStaticMarkup(
    createElement(() => {
      hook = useConnecting(document);
      return null;
    }),
  );
  return hook!;
}

const release = { clientX: 0, clientY: 0, altKey: true } as MouseEvent;

/** The end of a drag between the ends of `wire`. */
const dragged = {
  fromHandle: { nodeId: wire!.source, id: wire!.sourceHandle, type: 'source' },
  toHandle: { nodeId: wire!.target, id: wire!.targetHandle, type: 'target' },
} as FinalConnectionState;

function connectionOf({ source, target, sourceHandle = null, targetHandle = null }: WireEdge) {
  return { source, target, sourceHandle, targetHandle };
}

beforeEach(() => {
  edit.mockClear();
  vi.stubGlobal('window', { document: { elementFromPoint: () => null } });
});
afterEach(() => vi.unstubAllGlobals());

describe('drawing a wire', () => {
  it('is one edit', () => {
    connecting(cut).onConnectEnd(release, dragged);
    expect(edit).toHaveBeenCalledTimes(1);
  });
});

describe('moving the end of a wire', () => {
  /** What React Flow tells of it, in its order. */
  function move(target: WireEdge) {
    const hook = connecting(cut);
    hook.onReconnectStart();
    hook.onConnectStart();
    hook.onReconnect(wire!, connectionOf(target));
    hook.onConnectEnd(release, dragged);
    hook.onReconnectEnd();
    return hook;
  }

  it('is one edit, and draws no wire besides', () => {
    move({ ...wire!, target: 'loss', targetHandle: 'p:0' });
    expect(edit).toHaveBeenCalledTimes(1);
  });

  it('is no edit where it ends where it began', () => {
    move(wire!);
    expect(edit).not.toHaveBeenCalled();
  });

  it('leaves the next wire to be drawn', () => {
    move(wire!).onConnectEnd(release, dragged);
    expect(edit).toHaveBeenCalledTimes(1);
  });
});
