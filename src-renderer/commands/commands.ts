import type { Command } from './command';
import { documentCommands } from './documentCommands';
import { editCommands } from './editCommands';
import { trainCommands } from './trainCommands';

/** Everything that a person can do, in the order of the command palette. */
export const commands: readonly Command[] = [...trainCommands, ...documentCommands, ...editCommands];

export function isEnabled({ enabled }: Command): boolean {
  return enabled === undefined || enabled();
}
