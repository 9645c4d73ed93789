import { expect, test, wideDocument } from '../fixtures';

test('a thousand nodes are opened, fitted, edited and saved without waiting', async ({ lab, page }) => {
  await lab.openFile(wideDocument(1_000));
  await expect(lab.topBar.architecture('Wide')).toBeVisible();
  const fits = async () => {
    const region = (await lab.canvas.region.boundingBox())!;
    const boxes = await Promise.all(['scale-0', 'scale-998'].map((id) => lab.canvas.node(id).boundingBox()));
    return boxes.every(
      (box) =>
        box !== null &&
        box.x >= region.x &&
        box.y >= region.y &&
        box.x + box.width <= region.x + region.width &&
        box.y + box.height <= region.y + region.height,
    );
  };
  await expect.poll(fits).toBe(true);
  await lab.inspector.fill('Batch', '64');
  await expect(lab.topBar.saved).toBeVisible();
  await page.reload();
  await expect(lab.inspector.field('Batch')).toHaveValue('64');
  await lab.topBar.undo.click();
  await expect(lab.inspector.field('Batch')).toHaveValue('256');
  await page.keyboard.press('f');
  await expect.poll(fits).toBe(true);
});

test('what is too large is said with both numbers, and near the limit how far it is', async ({
  lab,
  page,
}) => {
  await lab.openFile(wideDocument(2_001));
  await expect(lab.messages.saying('The file was not opened')).toContainText(
    'an architecture has at most 2000 nodes; here are 2001',
  );
  await lab.openFile(wideDocument(1_999));
  await expect(lab.canvas.region.getByText('1,999 of 2,000 nodes')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+d');
  await expect(lab.messages.saying('Nothing was added')).toBeVisible();
  await expect(lab.canvas.region.getByText('1,999 of 2,000 nodes')).toBeVisible();
});
