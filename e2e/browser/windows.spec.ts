import { expect, test } from '../fixtures';
import { LabWindow } from '../pages';

test('two windows show one draft: each follows the other, and loading one again loses nothing', async ({
  lab,
  page,
}) => {
  const other = new LabWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await lab.inspector.fill('Batch', '64');
  await expect(other.inspector.field('Batch')).toHaveValue('64');
  await other.inspector.fill('Epochs', '3');
  await expect(lab.inspector.field('Epochs')).toHaveValue('3');
  await other.page.reload();
  await expect(other.inspector.field('Batch')).toHaveValue('64');
  await expect(other.inspector.field('Epochs')).toHaveValue('3');
});

test('where two windows change the draft at once, both versions are kept and said to be', async ({
  lab,
  page,
}) => {
  const other = new LabWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await other.canvas.nodes.first().waitFor();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await other.page.route('**/api/draft.save', async (route) => {
    await held;
    await route.continue();
  });
  await other.inspector.fill('Batch', '32');
  await lab.inspector.fill('Batch', '64');
  await expect(lab.topBar.saved).toBeVisible();
  release();
  await expect(other.messages.saying('Another window changed the architecture too')).toBeVisible();
  await expect(other.inspector.field('Batch')).toHaveValue('32');
  await expect(lab.inspector.field('Batch')).toHaveValue('32');
  await lab.topBar.undo.click();
  await expect(lab.inspector.field('Batch')).toHaveValue('64');
  await expect(other.inspector.field('Batch')).toHaveValue('64');
});
