import { expect, test } from '../fixtures';

test('a parameter changes the shapes on the canvas, and what cannot be taken says why', async ({ lab }) => {
  await lab.canvas.select('projector');
  await lab.inspector.fill('Out', '64');
  await expect(lab.canvas.node('projector')).toContainText('64');
  await expect(lab.canvas.node('predictor')).toContainText('64');

  await lab.inspector.field('Out').fill('0');
  await expect(lab.inspector.field('Out')).toHaveAttribute('aria-invalid', 'true');
  await expect(await lab.inspector.problemOf('Out')).toHaveText(/1/);
  await expect(lab.canvas.node('projector')).toContainText('64');
  await lab.inspector.field('Out').press('Tab');
  await expect(lab.inspector.field('Out')).toHaveValue('64');

  await lab.topBar.undo.click();
  await expect(lab.inspector.field('Out')).toHaveValue('128');
});

test('the training settings belong to the document', async ({ lab }) => {
  await lab.inspector.fill('Batch', '64');
  await lab.inspector.choose('Optimizer', 'adam');
  await expect(lab.inspector.panel).toContainText('Learning rate at this batch');
  await lab.inspector.field('Batch').fill('many');
  await expect(await lab.inspector.problemOf('Batch')).toHaveText('Type a number');
  await lab.inspector.field('Batch').press('Tab');
  await expect(lab.inspector.field('Batch')).toHaveValue('64');
});
