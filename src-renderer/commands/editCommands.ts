import { camera, layOutFigure } from '../canvas';
import { documentActions, documentStore, shownDocument } from '../document';
import type { Command } from './command';

const state = () => documentStore.getState();
const isDraft = () => state().viewed === null;
const someNode = () => state().selection.nodes.length > 0;
const something = () => someNode() || state().selection.edges.length > 0;

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'Edit',
    title: 'Undo',
    shortcuts: ['Mod+z'],
    enabled: () => isDraft() && state().past.length > 0,
    run: documentActions.undo,
  },
  {
    id: 'redo',
    group: 'Edit',
    title: 'Redo',
    shortcuts: ['Mod+Shift+z', 'Mod+y'],
    enabled: () => isDraft() && state().future.length > 0,
    run: documentActions.redo,
  },
  {
    id: 'copy',
    group: 'Edit',
    title: 'Copy nodes',
    shortcuts: ['Mod+c'],
    enabled: someNode,
    run: documentActions.copy,
  },
  {
    id: 'paste',
    group: 'Edit',
    title: 'Paste nodes',
    shortcuts: ['Mod+v'],
    enabled: () => isDraft() && state().copied !== null,
    run: documentActions.paste,
  },
  {
    id: 'duplicate',
    group: 'Edit',
    title: 'Duplicate nodes',
    shortcuts: ['Mod+d'],
    enabled: () => isDraft() && someNode(),
    run: documentActions.duplicate,
  },
  {
    id: 'remove',
    group: 'Edit',
    title: 'Delete what is selected',
    words: 'remove cut',
    shortcuts: ['Delete', 'Backspace'],
    enabled: () => isDraft() && something(),
    run: documentActions.removeSelected,
  },
  {
    id: 'select-all',
    group: 'Edit',
    title: 'Select all nodes',
    shortcuts: ['Mod+a'],
    run: () => documentActions.select({ nodes: shownDocument(state()).nodes.map(({ id }) => id), edges: [] }),
  },
  {
    id: 'select-none',
    group: 'Edit',
    title: 'Select nothing',
    words: 'document settings training',
    shortcuts: ['Escape'],
    enabled: something,
    run: () => documentActions.select({ nodes: [], edges: [] }),
  },
  { id: 'fit', group: 'View', title: 'Fit the figure', shortcuts: ['f'], run: () => camera.fit() },
  {
    id: 'zoom-in',
    group: 'View',
    title: 'Zoom in',
    shortcuts: ['+', '='],
    run: () => camera.zoomBy(1.25),
  },
  { id: 'zoom-out', group: 'View', title: 'Zoom out', shortcuts: ['-'], run: () => camera.zoomBy(0.8) },
  {
    id: 'lay-out',
    group: 'Edit',
    title: 'Lay out the figure',
    words: 'auto layout arrange tidy',
    shortcuts: ['Shift+l'],
    enabled: isDraft,
    run: layOutFigure,
  },
];
