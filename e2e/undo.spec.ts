import { expect, test } from './fixtures';

test('undo and redo go on after the window is loaded anew', async ({ lab, page }) => {
  await lab.inspector.fill('Batch', '64');
  await lab.inspector.fill('Batch', '128');
  await lab.topBar.undo.click();
  await expect(lab.inspector.field('Batch')).toHaveValue('64');
  await expect(lab.topBar.saved).toBeVisible();
  await page.reload();
  await expect(lab.inspector.field('Batch')).toHaveValue('64');
  await lab.topBar.redo.click();
  await expect(lab.inspector.field('Batch')).toHaveValue('128');
  await lab.topBar.undo.click();
  await lab.topBar.undo.click();
  await expect(lab.inspector.field('Batch')).toHaveValue('256');
});

test('what the gallery, a new architecture or a file replaces can be had back from its message', async ({
  lab,
}) => {
  await lab.canvas.remove('stop-gradient');
  for (const replace of [() => lab.gallery.open('SimCLR'), () => lab.topBar.choose('New, empty')]) {
    await replace();
    await expect(lab.topBar.architecture('SimSiam')).toHaveCount(0);
    await lab.messages.saying('is on the canvas').getByRole('button', { name: 'Undo' }).click();
    await expect(lab.topBar.architecture('SimSiam')).toBeVisible();
    await expect(lab.canvas.node('projector')).toBeVisible();
    await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
    await expect(lab.messages.saying('is on the canvas')).toHaveCount(0);
  }
});
