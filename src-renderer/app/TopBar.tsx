import { Command, Monitor, Moon, Redo2, SquareTerminal, Sun, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { documentActions, useDocument } from '../document';
import { showCommands } from '../layout/layoutStore';
import { setTheme, type Theme, themeStore, themes } from '../layout/themeStore';
import { TrainControls } from '../train';
import { IconButton, Menu, MenuItem, onMac } from '../ui';
import { DocumentMenu } from './DocumentMenu';
import { SavedMark } from './SavedMark';
import styles from './TopBar.module.css';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
const themeNames: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

function ThemeMenu() {
  const theme = useStore(themeStore, (state) => state.theme);
  const Icon = themeIcons[theme];
  return (
    <Menu
      label="Theme"
      align="end"
      trigger={
        <IconButton label="Theme">
          <Icon />
        </IconButton>
      }
    >
      {themes.map((name) => {
        const ItemIcon = themeIcons[name];
        return (
          <MenuItem key={name} icon={<ItemIcon />} onSelect={() => setTheme(name)}>
            {themeNames[name]}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

/** The key that opens them is drawn on a Mac's keyboard only. */
const CommandsIcon = onMac ? Command : SquareTerminal;

function EditTools() {
  const canUndo = useDocument(({ past, viewed }) => past.length > 0 && viewed === null);
  const canRedo = useDocument(({ future, viewed }) => future.length > 0 && viewed === null);
  return (
    <div className={styles.tools}>
      <IconButton label="Undo" shortcut="Mod+z" disabled={!canUndo} onClick={documentActions.undo}>
        <Undo2 />
      </IconButton>
      <IconButton label="Redo" shortcut="Mod+Shift+z" disabled={!canRedo} onClick={documentActions.redo}>
        <Redo2 />
      </IconButton>
      <IconButton label="Commands" shortcut="Mod+k" onClick={() => showCommands(true)}>
        <CommandsIcon />
      </IconButton>
      <ThemeMenu />
    </div>
  );
}

export function TopBar() {
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <img src="./icon.svg" alt="" />
        Collapse Lab
      </div>
      <div className={styles.document}>
        <DocumentMenu />
        <SavedMark />
      </div>
      <div className={styles.train}>
        <TrainControls />
      </div>
      <EditTools />
    </header>
  );
}
