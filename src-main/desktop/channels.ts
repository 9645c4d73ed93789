export type { CallAnswer, DesktopBridge } from '@shared/api';

/** Names of the IPC channels between the window and the shell. */
export const channels = {
  call: 'lab:call',
  event: 'lab:event',
  connection: 'lab:connection',
  chooseFolder: 'lab:choose-folder',
  /** To the window: it is about to be closed, and shall say `saved` when nothing of it would be lost. */
  closing: 'lab:closing',
  saved: 'lab:saved',
} as const;
