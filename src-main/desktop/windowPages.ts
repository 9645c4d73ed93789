import { readFile } from 'node:fs/promises';
import { LabError } from '@shared/errors';
import { type CustomScheme, protocol } from 'electron';
import { contentType, findPage, securityHeaders } from '../pages';
import { scheme, windowHost } from './windowAddress';

/** For `protocol.registerSchemesAsPrivileged`, before the app is ready. */
export const windowScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function answer(folder: string, address: string): Promise<PageAnswer> {
  try {
    const { pathname, host } = new URL(address);
    if (host !== windowHost) throw new LabError('not-found', `There is no page ${address}.`);
    const path = decodeURIComponent(pathname);
    const file = await findPage(folder, path);
    const headers = { 'content-type': contentType(file), ...securityHeaders([]) };
    return { status: 200, headers, body: await readFile(file) };
  } catch {
    return { status: 404, headers: {}, body: Buffer.alloc(0) };
  }
}

/** Serves the built renderer to the window, with the headers of the server. */
export function serveWindowPages(folder: string): void {
  // Electron 22, with which the window is tested where Electron's own program cannot be had, has no `handle` yet.
  if ('handle' in protocol) {
    protocol.handle(scheme, async ({ url }) => {
      const { status, headers, body } = await answer(folder, url);
      return new Response(new Uint8Array(body), { status, headers });
    });
    return;
  }
  serveBuffers(protocol, folder);
}

function serveBuffers(old: Pick<typeof protocol, 'registerBufferProtocol'>, folder: string): void {
  old.registerBufferProtocol(scheme, ({ url }, callback) => {
    void answer(folder, url).then(({ status, headers, body }) =>
      callback({
        statusCode: status,
        headers,
        mimeType: headers['content-type']?.split(';')[0] ?? '',
        data: body,
      }),
    );
  });
}
