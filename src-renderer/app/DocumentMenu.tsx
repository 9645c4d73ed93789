import {
  ChevronDown,
  Download,
  FilePlus2,
  HardDrive,
  ImageDown,
  LayoutGrid,
  Pencil,
  Server,
  Upload,
} from 'lucide-react';
import { renameDocument } from '../commands';
import {
  emptyDocument,
  exportDocument,
  exportFigure,
  importDocument,
  putOnCanvas,
  shownDocument,
  useDocument,
} from '../document';
import { showLeft } from '../layout/layoutStore';
import { openQueueSettings } from '../queue';
import { openStorage } from '../storage';
import { Button, Menu, MenuItem, MenuSeparator } from '../ui';
import styles from './TopBar.module.css';

/** The name of what is on the canvas, and what can be done with it as a whole. */
export function DocumentMenu() {
  const name = useDocument((state) => shownDocument(state).name);
  const isRun = useDocument((state) => state.viewed !== null);
  return (
    <Menu
      label="Architecture"
      trigger={
        <Button className={styles.name} aria-label={`Architecture: ${name}`}>
          <span className={styles.nameText}>{name}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<Pencil />} disabled={isRun} onSelect={renameDocument}>
        Rename
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LayoutGrid />} shortcut="Alt+1" onSelect={() => showLeft('gallery')}>
        Open from the gallery
      </MenuItem>
      <MenuItem icon={<FilePlus2 />} onSelect={() => putOnCanvas(emptyDocument())}>
        New, empty
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Upload />} shortcut="Mod+o" onSelect={importDocument}>
        Import a file
      </MenuItem>
      <MenuItem icon={<Download />} shortcut="Mod+s" onSelect={exportDocument}>
        Export as a file
      </MenuItem>
      <MenuItem icon={<ImageDown />} onSelect={() => void exportFigure('svg')}>
        Figure as SVG
      </MenuItem>
      <MenuItem icon={<ImageDown />} onSelect={() => void exportFigure('png')}>
        Figure as PNG
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<HardDrive />} onSelect={openStorage}>
        Storage…
      </MenuItem>
      <MenuItem icon={<Server />} onSelect={openQueueSettings}>
        Queue…
      </MenuItem>
    </Menu>
  );
}
