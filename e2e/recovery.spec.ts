import { endless, expect, test, tinySimsiam } from './fixtures';
import { trainersOf } from './fixtures/trainers';
import { LabWindow } from './pages';

test('a run whose trainer is killed says why and goes on by itself from its last checkpoint', async ({
  lab,
  dataFolder,
}) => {
  await lab.openFile(tinySimsiam({ ...endless, checkpointEvery: 20 }));
  await lab.topBar.train.click();
  await expect(lab.topBar.training).toContainText('left');
  await lab.runs.open(1);
  await expect(lab.runDetails.events).toContainText('Checkpoint');
  const [trainer] = await trainersOf(dataFolder);
  process.kill(trainer!, 'SIGKILL');

  await expect(lab.runDetails.events).toContainText('The trainer died and is started again');
  await expect(lab.runDetails.events).toContainText('SIGKILL');
  await expect(lab.runDetails.events).toContainText('Resumed');
  await expect(lab.topBar.training).toContainText('left');
  await lab.topBar.stop.click();
  await expect(lab.runs.row(1)).toContainText('Stopped');
});

test('a window that is loaded anew knows that its draft trains', async ({ lab }) => {
  await lab.openFile(tinySimsiam(endless));
  await lab.topBar.train.click();
  await expect(lab.topBar.busy).toHaveText('Training');
  await expect(lab.topBar.saved).toBeVisible();
  await lab.page.reload();
  await expect(lab.topBar.busy).toHaveText('Training');
  await lab.topBar.stop.click();
  await expect(lab.topBar.train).toBeVisible();
});

test('the draft and the runs are there again after the lab is closed and opened', async ({ openLab }) => {
  const before = await openLab();
  const first = new LabWindow(before.page);
  await first.openFile(tinySimsiam({ ...endless, checkpointEvery: 20 }));
  await first.topBar.train.click();
  await expect(first.topBar.training).toContainText('left');
  await first.canvas.remove('stop-gradient');
  await expect(first.topBar.saved).toBeVisible();
  await before.close();

  const second = new LabWindow((await openLab()).page);
  await expect(second.topBar.architecture('Tiny SimSiam')).toBeVisible();
  await expect(second.canvas.node('stop-gradient')).toHaveCount(0);
  await second.runs.open(1);
  await expect(second.runs.row(1)).toContainText('Interrupted');
  await expect(second.canvas.node('stop-gradient')).toBeVisible();
  await expect(second.charts.plot('Centre and residual')).toHaveAttribute('aria-valuetext', /m_o/);
});
