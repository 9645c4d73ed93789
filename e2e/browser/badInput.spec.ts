import { expect, test, tinySimsiam } from '../fixtures';

test('a data folder that is not there is named, and the lab goes on', async ({ lab }) => {
  await lab.openFile(tinySimsiam());
  await lab.canvas.select('dataset');
  await lab.inspector.choose('Source', 'CIFAR-10');
  await lab.inspector.panel.getByRole('textbox', { name: 'Folder' }).fill('/no/such/folder');
  await lab.topBar.train.click();
  await lab.runs.open(1);
  await expect(lab.runs.row(1)).toContainText('Failed');
  await expect(lab.runDetails.error).toContainText('/no/such/folder');
  await lab.canvas.backToDraft.click();
  await expect(lab.topBar.train).toBeEnabled();
});

test('a batch larger than the data fails with both numbers', async ({ lab }) => {
  await lab.openFile(tinySimsiam({ batch: 1000 }));
  await lab.topBar.train.click();
  await lab.runs.open(1);
  await expect(lab.runDetails.error).toContainText(/The batch is 1000 .* 640 training images/);
});

test('a loss that is not finite ends the run with the step and its node', async ({ lab }) => {
  await lab.openFile(tinySimsiam({ baseRate: 100, weightDecay: 1, schedule: 'constant', maxSteps: 400 }));
  await lab.topBar.train.click();
  await lab.runs.open(1);
  await expect(lab.runs.row(1)).toContainText('Failed');
  await expect(lab.runDetails.error).toContainText(/not finite|NaN/);
});
