import { nodeTypes } from '@shared/nodes/registry';
import { presets } from '@shared/presets';
import { showDockView } from '../charts/model/chartView';
import {
  documentActions,
  documentStore,
  editCopyOfRun,
  emptyDocument,
  exportDocument,
  importDocument,
  putOnCanvas,
} from '../document';
import { sizeStore } from '../gallery';
import { goTo } from '../layout/address';
import { showLeft, showRight } from '../layout/layoutStore';
import { setTheme } from '../layout/themeStore';
import { addFromPalette, groupNames } from '../palette';
import { openQueueSettings } from '../queue';
import { openStorage } from '../storage';
import type { Command } from './command';
import { renameDocument } from './renameDocument';

const isDraft = () => documentStore.getState().viewed === null;
const isRun = () => !isDraft();

const architecture: readonly Command[] = [
  {
    id: 'rename',
    group: 'Architecture',
    title: 'Rename the architecture',
    enabled: isDraft,
    run: renameDocument,
  },
  {
    id: 'new',
    group: 'Architecture',
    title: 'New, empty architecture',
    run: () => putOnCanvas(emptyDocument()),
  },
  {
    id: 'import',
    group: 'Architecture',
    title: 'Import a file',
    words: 'open json load',
    shortcuts: ['Mod+o'],
    run: importDocument,
  },
  {
    id: 'export',
    group: 'Architecture',
    title: 'Export as a file',
    words: 'save json download',
    shortcuts: ['Mod+s'],
    run: exportDocument,
  },
  {
    id: 'back-to-draft',
    group: 'Architecture',
    title: 'Back to the draft',
    enabled: isRun,
    run: documentActions.leaveRun,
  },
  {
    id: 'edit-copy',
    group: 'Architecture',
    title: "Edit a copy of the run's architecture",
    enabled: isRun,
    run: editCopyOfRun,
  },
];

const views: readonly Command[] = [
  {
    id: 'gallery',
    group: 'View',
    title: 'Show the gallery',
    shortcuts: ['Alt+1'],
    run: () => showLeft('gallery'),
  },
  {
    id: 'palette',
    group: 'View',
    title: 'Show the palette',
    shortcuts: ['Alt+2'],
    run: () => showLeft('palette'),
  },
  { id: 'runs', group: 'View', title: 'Show the runs', shortcuts: ['Alt+3'], run: () => showLeft('runs') },
  {
    id: 'run-table',
    group: 'View',
    title: 'Show the table of all runs',
    words: 'filter sort group columns tags compare',
    shortcuts: ['Alt+7'],
    run: () => goTo('runs'),
  },
  {
    id: 'sweeps',
    group: 'View',
    title: 'Show the sweeps',
    shortcuts: ['Alt+6'],
    run: () => showLeft('sweeps'),
  },
  {
    id: 'inspector',
    group: 'View',
    title: 'Show the inspector',
    shortcuts: ['Alt+4'],
    run: () => showRight('inspector'),
  },
  {
    id: 'run-details',
    group: 'View',
    title: "Show the run's details",
    shortcuts: ['Alt+5'],
    run: () => showRight('run'),
  },
  {
    id: 'curves',
    group: 'View',
    title: 'Show the curves',
    words: 'charts',
    run: () => showDockView('curves'),
  },
  {
    id: 'features',
    group: 'View',
    title: 'Show the features',
    words: 'RankMe LiDAR alignment uniformity held-out backbone charts',
    run: () => showDockView('features'),
  },
  {
    id: 'spectrum',
    group: 'View',
    title: 'Show the spectrum',
    words: 'eigenvalues effective rank alignment charts',
    run: () => showDockView('spectrum'),
  },
  {
    id: 'embedding',
    group: 'View',
    title: 'Show the embedding',
    words: 'PCA UMAP images classes charts',
    run: () => showDockView('embedding'),
  },
  { id: 'theme-light', group: 'View', title: 'Light theme', run: () => setTheme('light') },
  { id: 'theme-dark', group: 'View', title: 'Dark theme', run: () => setTheme('dark') },
  { id: 'theme-system', group: 'View', title: "The system's theme", run: () => setTheme('system') },
];

const lab: readonly Command[] = [
  {
    id: 'storage',
    group: 'Lab',
    title: 'Storage…',
    words: 'disk checkpoints retention cache limit resume interrupted settings',
    run: openStorage,
  },
  {
    id: 'queue',
    group: 'Lab',
    title: 'Queue…',
    words: 'redis workers machines remote cluster address settings',
    run: openQueueSettings,
  },
];

const openPresets = presets.map(
  ({ id, title, section, build }): Command => ({
    id: `open-${id}`,
    group: 'Gallery',
    title: `Open ${title}`,
    words: `${id} ${section}`,
    run: () => putOnCanvas(build(sizeStore.getState().size)),
  }),
);

const addNodes = nodeTypes.map(
  ({ type, title, group }): Command => ({
    id: `add-${type}`,
    group: 'Add a node',
    title: `Add ${title}`,
    words: `${type} ${groupNames[group]}`,
    enabled: isDraft,
    run: () => addFromPalette(type),
  }),
);

export const documentCommands: readonly Command[] = [
  ...architecture,
  ...views,
  ...lab,
  ...openPresets,
  ...addNodes,
];
