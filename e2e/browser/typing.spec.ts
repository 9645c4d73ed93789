import { expect, test, tinySimsiam } from '../fixtures';

test('a number is taken when its field is left or Enter is pressed, not at each key', async ({
  lab,
  page,
}) => {
  const rate = lab.inspector.panel.getByText('Learning rate at this batch').locator('+ dd');
  const batch = lab.inspector.field('Batch');
  await expect(rate).toHaveText('0.2');
  await batch.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('128');
  await expect(batch).toHaveValue('128');
  await expect(rate).toHaveText('0.2');
  await page.keyboard.press('Enter');
  await expect(rate).toHaveText('0.1');

  await batch.fill('512');
  await page.keyboard.press('Escape');
  await expect(batch).toHaveValue('128');
  await batch.fill('64');
  await lab.inspector.field('Epochs').click();
  await expect(rate).toHaveText('0.05');
  await lab.topBar.undo.click();
  await expect(batch).toHaveValue('128');
});

test('numbers are read as people type them, and a doubtful one is refused with both readings', async ({
  lab,
}) => {
  await lab.inspector.fill('Step limit', '10 000');
  await expect(lab.inspector.field('Step limit')).toHaveValue('10000');
  await lab.inspector.fill('Base rate', '0,05');
  await expect(lab.inspector.field('Base rate')).toHaveValue('0.05');
  await lab.inspector.fill('Weight decay', '1E−4');
  await expect(lab.inspector.field('Weight decay')).toHaveValue('0.0001');

  await lab.inspector.field('Epochs').fill('1,000');
  await expect(await lab.inspector.problemOf('Epochs')).toHaveText(/"1,000" may be 1000 or 1:/);
  await lab.inspector.field('Epochs').press('Tab');
  await expect(lab.inspector.field('Epochs')).toHaveValue('8');
  await expect(await lab.inspector.problemOf('Epochs')).toHaveText(/"1,000" was not taken/);
});

test('what cannot be taken does not train, by key or by pointer, and stays in its field', async ({
  lab,
  page,
}) => {
  await lab.openFile(tinySimsiam());
  const limit = lab.inspector.field('Step limit');
  await limit.fill('10,000');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lab.messages.saying('Step limit is not taken yet')).toContainText('10000 or 10');
  await lab.topBar.train.click();
  await expect(limit).toHaveValue('10,000');
  await expect(limit).toBeFocused();

  await limit.fill('20');
  await page.keyboard.press('ControlOrMeta+Enter');
  await lab.runs.open(1);
  await expect(lab.topBar.outcome(1)).toBeVisible();
  await expect(lab.runs.rows).toHaveCount(1);
  await expect(lab.runDetails.details).toContainText('20');
});

test('a source without its folder keeps the architecture from training', async ({ lab }) => {
  await lab.openFile(tinySimsiam());
  await lab.canvas.select('dataset');
  await lab.inspector.choose('Source', 'CIFAR-10');
  await expect(lab.canvas.node('dataset')).toHaveAttribute('data-problem', 'true');
  await expect(lab.canvas.problems).toHaveText('1 problem');
  await lab.topBar.train.click();
  await expect(lab.topBar.blockers).toContainText('Source: give the folder that the images are in');
  await lab.page.keyboard.press('Escape');
  await lab.page.reload();
  await lab.canvas.select('dataset');
  await expect(lab.inspector.field('Source')).toHaveText('CIFAR-10');

  await lab.inspector.choose('Source', 'Embedded shapes');
  await expect(lab.canvas.problems).toHaveCount(0);
  await lab.runs.tab.click();
  await expect(lab.runs.rows).toHaveCount(0);
});
