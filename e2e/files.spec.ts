import { readFile } from 'node:fs/promises';
import { expect, test, tinySimsiam } from './fixtures';

test('a document goes out as a file and comes in again', async ({ lab, page, shell }) => {
  test.skip(shell === 'electron', 'Electron asks where to save with the dialog of the system.');
  await lab.canvas.remove('stop-gradient');
  const asked = page.waitForEvent('download');
  await lab.topBar.choose('Export as a file');
  const download = await asked;
  expect(download.suggestedFilename()).toBe('simsiam.json');
  const text = await readFile(await download.path(), 'utf8');

  await lab.gallery.open('SimCLR');
  await lab.openFile({ name: 'simsiam.json', text });
  await expect(lab.topBar.architecture('SimSiam')).toBeVisible();
  await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
});

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
