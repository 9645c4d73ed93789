import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';

test('a document goes out as a file and comes in again', async ({ lab, page }) => {
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
