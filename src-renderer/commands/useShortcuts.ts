import { useEffect } from 'react';
import { layoutStore, showCommands } from '../app/layoutStore';
import { commands, isEnabled } from './commands';
import { isShortcut } from './shortcut';

/** Keys that belong to what has the focus: typing, menus, dialogs, sliders. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"], [role="combobox"]',
    ) !== null
  );
}

/** Commands whose shortcuts work while a field has the focus too: no field has a use for them. */
const worksInFields = new Set(['train', 'import', 'export']);

function textIsSelected(): boolean {
  return window.getSelection()?.type === 'Range';
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (isShortcut(event, 'Mod+k')) {
    event.preventDefault();
    showCommands(!layoutStore.getState().commandsOpen);
    return;
  }
  const elsewhere = belongsElsewhere(event);
  for (const command of commands) {
    if (!command.shortcuts?.some((shortcut) => isShortcut(event, shortcut))) continue;
    if (elsewhere && !worksInFields.has(command.id)) continue;
    if (command.id === 'copy' && textIsSelected()) continue;
    if (!isEnabled(command)) {
      // The browser's own save and open dialogs, and its page navigation, are never meant here.
      if (!elsewhere && event.key.length === 1 && (event.ctrlKey || event.metaKey)) event.preventDefault();
      continue;
    }
    event.preventDefault();
    command.run();
    return;
  }
}

/** Makes the shortcuts of all commands work while the window is open. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
