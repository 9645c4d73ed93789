import { join } from 'node:path';
import type { CallAnswer, LabEvent } from '@shared/api';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { channels } from '../desktop/channels';
import { denyPermissions, guardContents } from '../desktop/contentsGuard';
import { EngineClient } from '../desktop/engineClient';
import { startEngine } from '../desktop/engineHost';
import { isOwnSender, refusal } from '../desktop/ownSender';
import { savedBeforeClosing } from '../desktop/savedBeforeClosing';
import { tellFaults } from '../desktop/shellFaults';
import { windowAddress } from '../desktop/windowAddress';
import { serveWindowPages, windowScheme } from '../desktop/windowPages';

/** The desktop shell: one window, the engine beside it. No training and no native modules here. */

const pages = join(__dirname, '..', 'renderer');
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
  let saved = false;
  window.on('close', (event) => {
    if (saved) return;
    event.preventDefault();
    void savedBeforeClosing(window).then(() => {
      saved = true;
      if (!window.isDestroyed()) window.close();
    });
  });
  void window.loadURL(windowAddress);
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
    start: (again) => startEngine(engineScript, again),
    onEvent: (event) => toWindows(channels.event, event),
    onConnection: (connected) => toWindows(channels.connection, connected),
  });
  ipcMain.handle(channels.call, (event, name: string, input: unknown): Promise<CallAnswer> | CallAnswer =>
    isOwnSender(event) ? engine.call(name, input) : { error: refusal(event) },
  );
  ipcMain.handle(channels.chooseFolder, (event) => (isOwnSender(event) ? chooseFolder() : null));
  serveWindowPages(pages);
  denyPermissions(session.defaultSession);
  Menu.setApplicationMenu(menu());
  openWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    // The windows first: what they have not saved goes to the engine.
    void Promise.all(BrowserWindow.getAllWindows().map(savedBeforeClosing))
      .then(() => engine.close())
      .then(() => {
        closed = true;
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
        app.quit();
      });
  });
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

tellFaults((text) => {
  const event: LabEvent = { kind: 'log', id: '', level: 'warning', text };
  toWindows(channels.event, event);
});
protocol.registerSchemesAsPrivileged([windowScheme]);
guardContents();
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
// A second lab of the same user would fight for the same data folder; its window is this one.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  void app.whenReady().then(run);
} else app.quit();
