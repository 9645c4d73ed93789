import { app, type Session, shell, type WebContents } from 'electron';
import { outsideAddress } from './outsideAddress';
import { isWindowPage } from './windowAddress';

/** Every contents shows the lab's page and nothing else, whoever asks for another. */
function guard(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, address: string) => {
    if (!isWindowPage(address)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const outside = outsideAddress(url);
    if (outside !== undefined) void shell.openExternal(outside);
    return { action: 'deny' };
  });
}

export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

/** The lab needs neither camera nor place nor notifications: nothing is granted, and nobody is asked. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
