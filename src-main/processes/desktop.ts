import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, shell } from 'electron';
import { channels } from '../desktop/channels';
import { EngineClient } from '../desktop/engineClient';
import { startEngine } from '../desktop/engineHost';

/** The desktop shell: one window, the engine beside it. No training and no native modules here. */

const pages = join(__dirname, '..', 'renderer', 'index.html');
const preload = join(__dirname, '..', 'preload', 'preload.cjs');
const engineScript = join(__dirname, 'engine.cjs');
const icon = join(__dirname, '..', '..', 'resources', 'icon.png');

if (process.env.COLLAPSE_LAB_NO_GPU !== undefined) app.disableHardwareAcceleration();

function toWindows(channel: string, message: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, message);
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    title: 'Collapse Lab',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14161a' : '#f6f7f9',
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  void window.loadFile(pages);
  return window;
}

async function chooseFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] });
  return filePaths[0] ?? null;
}

function menu(): Menu {
  const quit: Electron.MenuItemConstructorOptions =
    process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' };
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [quit] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ]);
}

function run(): void {
  const engine = new EngineClient({
    start: () => startEngine(engineScript),
    onEvent: (event) => toWindows(channels.event, event),
    onConnection: (connected) => toWindows(channels.connection, connected),
  });
  ipcMain.handle(channels.call, (_event, name: string, input: unknown) => engine.call(name, input));
  ipcMain.handle(channels.chooseFolder, chooseFolder);
  Menu.setApplicationMenu(menu());
  openWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
void app.whenReady().then(run);
