import { type BrowserWindow, ipcMain } from 'electron';
import { channels } from './channels';

/** Milliseconds that a window has to save its draft. */
const saveLimit = 5_000;

/** Asks a window for what it has not saved; settles when it has, when it is gone, or when it takes too long. */
export function savedBeforeClosing(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed() || window.webContents.isCrashed()) return Promise.resolve();
  const { id } = window.webContents;
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(limit);
      ipcMain.off(channels.saved, receive);
      resolve();
    };
    const receive = (event: { readonly sender: { readonly id: number } }) => {
      if (event.sender.id === id) done();
    };
    const limit = setTimeout(done, saveLimit);
    ipcMain.on(channels.saved, receive);
    window.once('closed', done);
    window.webContents.send(channels.closing);
  });
}
