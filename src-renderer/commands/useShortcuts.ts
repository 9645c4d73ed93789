import { useEffect } from 'react';
import { layoutStore, showCommands } from '../layout/layoutStore';
import { takeTyped } from '../ui';
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

/** Commands whose shortcuts work wherever the focus is: nothing else has a use for them. */
const worksEverywhere = new Set(['train', 'import', 'export']);

function textIsSelected(): boolean {
  return window.getSelection()?.type === 'Range';
}

/** They come before what has the focus, too: Ctrl-Enter on a button trains and does not press it. */
function onKeyDownFirst(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const meant = commands.find(
    ({ id, shortcuts }) =>
      worksEverywhere.has(id) && shortcuts?.some((shortcut) => isShortcut(event, shortcut)),
  );
  if (meant === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (takeTyped() && isEnabled(meant)) meant.run();
}

/** Every other shortcut leaves a key to what has the focus and uses it. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (isShortcut(event, 'Mod+k')) {
    event.preventDefault();
    showCommands(!layoutStore.getState().commandsOpen);
    return;
  }
  if (belongsElsewhere(event)) return;
  for (const command of commands) {
    if (!command.shortcuts?.some((shortcut) => isShortcut(event, shortcut))) continue;
    if (command.id === 'copy' && textIsSelected()) continue;
    if (!isEnabled(command)) {
      // The browser's own save and open dialogs, and its page navigation, are never meant here.
      if (event.key.length === 1 && (event.ctrlKey || event.metaKey)) event.preventDefault();
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
    window.addEventListener('keydown', onKeyDownFirst, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDownFirst, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
