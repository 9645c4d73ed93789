import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useStore } from 'zustand';
import { layoutStore, showCommands } from '../layout/layoutStore';
import { Kbd } from '../ui';
import styles from './CommandPalette.module.css';
import type { Command } from './command';
import { commands, isEnabled } from './commands';
import { rank } from './rank';

function CommandItem({ command }: { readonly command: Command }) {
  const [shortcut] = command.shortcuts ?? [];
  return (
    <Cmdk.Item
      className={styles.item}
      value={command.title}
      keywords={[command.words ?? '']}
      onSelect={() => {
        showCommands(false);
        command.run();
      }}
    >
      {command.title}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </Cmdk.Item>
  );
}

/** Every command, found by typing; Ctrl-K or ⌘K opens it. */
export function CommandPalette() {
  const open = useStore(layoutStore, (state) => state.commandsOpen);
  const able = open ? commands.filter(isEnabled) : [];
  const groups = [...new Set(able.map(({ group }) => group))];
  return (
    <Dialog.Root open={open} onOpenChange={showCommands}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <Cmdk
            label="Commands"
            loop
            filter={(title, typed, names = []) => rank(title, names.join(' '), typed)}
          >
            <Cmdk.Input className={styles.input} placeholder="Type a command" />
            <Cmdk.List className={styles.list}>
              <Cmdk.Empty className={styles.none}>No command is called that.</Cmdk.Empty>
              {groups.map((group) => (
                <Cmdk.Group key={group} heading={group}>
                  {able
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <CommandItem key={command.id} command={command} />
                    ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
