export type { CallAnswer, DesktopBridge } from '@shared/api';

/** Names of the IPC channels between the window and the shell. */
export const channels = {
  call: 'lab:call',
  event: 'lab:event',
  connection: 'lab:connection',
  chooseFolder: 'lab:choose-folder',
} as const;
