import { expect, test, tinySimsiam } from '../fixtures';

test('a broken file names its line and leaves the draft as it was', async ({ lab }) => {
  const { text } = tinySimsiam();
  const lines = text.split('\n');
  lines[4] = '  "nodes": [,';
  await lab.openFile({ name: 'broken.json', text: lines.join('\n') });
  await expect(lab.messages.saying('The file was not opened')).toContainText(
    /broken\.json is not JSON: line \d+/,
  );
  await expect(lab.topBar.architecture('SimSiam')).toBeVisible();
  await expect(lab.canvas.node('stop-gradient')).toBeVisible();
});

test('a file of any editor is opened, and UTF-16 is said', async ({ lab }) => {
  const { text } = tinySimsiam();
  await lab.openFile({ name: 'windows.json', text: `\ufeff${text.replaceAll('\n', '\r\n')}` });
  await expect(lab.topBar.architecture('Tiny SimSiam')).toBeVisible();
  await lab.openFile({ name: 'utf16.json', text, encoding: 'utf16le' });
  await expect(lab.messages.saying('The file was not opened')).toContainText('utf16.json is UTF-16 text');
});

test('names of any kind are shown as they are', async ({ lab, page }) => {
  for (const name of ['<img src=x onerror=alert(1)>', 'a/b \\ c', '🦜🦜', 'שלום', 'x'.repeat(120)]) {
    await lab.inspector.fill('Name', name);
    await expect(lab.topBar.architecture(name)).toBeVisible();
  }
  await lab.inspector.fill('Name', ' ');
  await expect(lab.topBar.architecture('x'.repeat(120))).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBe(0);
});
