import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, expect } from '../fixtures';
import { built } from '../fixtures/built';
import { launchDesktop } from '../fixtures/electronLab';

interface Stranger {
  readonly address: string;
  readonly asked: string[];
}

const test = base.extend<{ desktop: ElectronApplication; window: Page; stranger: Stranger }>({
  desktop: async ({ playwright, dataFolder }, use) => {
    const app = await launchDesktop(playwright, dataFolder);
    await use(app);
    await app.close();
  },
  window: async ({ desktop }, use) => {
    const page = await desktop.firstWindow();
    await page.locator('.react-flow__node').first().waitFor();
    await use(page);
  },
  /** A server on this machine that is not the lab. */
  stranger: async ({ playwright: _ }, use) => {
    const asked: string[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('content-type', 'text/javascript');
      response.end('window.intruder = "remote"');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
    server.close();
  },
});

/** Puts a script into the page and says whether it ran. */
function runScript(page: Page, script: { readonly text?: string; readonly src?: string }): Promise<unknown> {
  return page.evaluate(
    ({ text, src }) =>
      new Promise((resolve) => {
        const element = document.createElement('script');
        if (text !== undefined) element.textContent = text;
        element.onerror = () => resolve('refused');
        element.onload = () => resolve(Reflect.get(globalThis, 'intruder'));
        if (src !== undefined) element.src = src;
        document.body.append(element);
        if (src === undefined) resolve(Reflect.get(globalThis, 'intruder') ?? 'refused');
      }),
    script,
  );
}

test('the window has an address of its own, neither a file nor a web site', async ({ window }) => {
  expect(window.url()).toBe('lab://pages/');
});

test('an inline script and an evaluated one do not run', async ({ window }) => {
  expect(await runScript(window, { text: 'window.intruder = "inline"' })).toBe('refused');
  const inImage = await window.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="lab://pages/none" onerror="window.intruder = 1">',
    );
    return new Promise((resolve) => {
      const image = document.body.lastElementChild;
      image?.addEventListener('error', () =>
        setTimeout(() => resolve(Reflect.get(globalThis, 'intruder') ?? 'refused')),
      );
    });
  });
  expect(inImage).toBe('refused');
});

test('a remote script is not even asked for, and nothing is sent anywhere', async ({ window, stranger }) => {
  expect(await runScript(window, { src: `${stranger.address}/script.js` })).toBe('refused');
  const sent = await window.evaluate(
    (address) =>
      fetch(`${address}/secret`).then(
        () => 'sent',
        () => 'refused',
      ),
    stranger.address,
  );
  expect(sent).toBe('refused');
  expect(stranger.asked).toEqual([]);
});

test('files of this machine cannot be read, through the scheme of the pages neither', async ({ window }) => {
  const read = (address: string) =>
    window.evaluate(
      (url) =>
        fetch(url).then(
          (answer) => (answer.ok ? answer.text() : 'refused'),
          () => 'refused',
        ),
      address,
    );
  expect(await read('file:///etc/hostname')).toBe('refused');
  expect(await read('lab://pages/../../package.json')).toBe('refused');
  expect(await read('lab://pages/%2e%2e/%2e%2e/package.json')).toBe('refused');
  expect(await read('lab://pages/..%2f..%2fpackage.json')).toBe('refused');
  expect(await read('lab://other/index.html')).toBe('refused');
});

test('no permission is granted, and nobody is asked', async ({ window }) => {
  const answers = await window.evaluate(async () => [
    await Notification.requestPermission(),
    await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    ),
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    ),
  ]);
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('another page with the preload script is refused by the engine', async ({ desktop, window }) => {
  const answer = await desktop.evaluate(
    async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, contextIsolation: true, sandbox: true },
      });
      await other.loadURL('data:text/html,<title>intruder</title>');
      const text: string = await other.webContents.executeJavaScript(
        "collapseLab.call('runs.list', {}).then(JSON.stringify, (error) => JSON.stringify(error.message))",
      );
      other.destroy();
      return text;
    },
    join(built.root, 'out', 'preload', 'preload.cjs'),
  );
  expect(JSON.parse(answer)).toMatchObject({ error: { code: 'unauthorised' } });
  const own = await window.evaluate(() => Reflect.get(globalThis, 'collapseLab').call('runs.list', {}));
  expect(own).toMatchObject({ output: { runs: [] } });
});

test('a frame inside the window is neither shown nor answered', async ({ window, stranger }) => {
  await window.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, stranger.address);
  await expect.poll(() => window.frames().map((frame) => frame.url())).not.toContain(`${stranger.address}/`);
  expect(stranger.asked).toEqual([]);
});

test('the window stays where it is', async ({ desktop, window, stranger }) => {
  expect(window.url()).toBe('lab://pages/');
  // Without Playwright, which would wait for a navigation that never comes.
  const address = await desktop.evaluate(async ({ BrowserWindow }, elsewhere) => {
    const [lab] = BrowserWindow.getAllWindows();
    for (const target of [elsewhere, 'file:///etc/hostname', 'data:text/html,x'])
      await lab?.webContents.executeJavaScript(`location.href = ${JSON.stringify(target)}; 0`);
    await lab?.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve))');
    return lab?.webContents.getURL();
  }, `${stranger.address}/page`);
  expect(address).toBe('lab://pages/');
  expect(stranger.asked).toEqual([]);
});

test('no page opens another window', async ({ desktop, window }) => {
  const opened = await window.evaluate(() =>
    ['https://example.org/', 'file:///etc/hostname', 'lab://pages/', 'about:blank', 'no address'].map(
      (address) => globalThis.open(address),
    ),
  );
  expect(opened).toEqual([null, null, null, null, null]);
  expect(desktop.windows()).toHaveLength(1);
});
