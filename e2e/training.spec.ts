import { endless, expect, test, tinySimsiam } from './fixtures';

test('the lab opens with the SimSiam preset on the canvas, ready to train', async ({ page, lab }) => {
  await expect(page).toHaveTitle(/Collapse Lab/);
  await expect(lab.topBar.architecture('SimSiam')).toBeVisible();
  await expect(lab.canvas.node('stop-gradient')).toBeVisible();
  await expect(lab.topBar.train).toBeEnabled();
});

test('a run shows its curves while it trains, and can be paused, resumed and stopped', async ({ lab }) => {
  await lab.openFile(tinySimsiam(endless));
  await lab.topBar.train.click();
  await expect(lab.charts.plot('Centre and residual')).toHaveAttribute('aria-valuetext', /m_o .*m_r/);
  await expect(lab.topBar.progress(1)).toBeVisible();
  await expect(lab.topBar.training).toContainText(/img\/s.*left/);
  await expect(lab.statusBar.line).toContainText(/TensorFlow .*run 1: step/);

  await lab.topBar.pause.click();
  await expect(lab.topBar.training).toContainText('paused');
  await lab.topBar.resume.click();
  await expect(lab.topBar.training).toContainText('left');
  await lab.topBar.stop.click();

  await lab.runs.open(1);
  await expect(lab.runs.row(1)).toContainText('Stopped');
  await expect(lab.runDetails.events).toContainText(/Paused[\s\S]*Resumed/);
  await expect(lab.topBar.train).toBeEnabled();
});

test('a run to its last step ends with a verdict, its numbers and its views', async ({ lab }) => {
  await lab.openFile(tinySimsiam());
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible();
  await lab.runs.open(1);
  await expect(lab.runs.row(1)).toContainText(/healthy|partial|collapsed/);
  await expect(lab.runDetails.verdict).toContainText(/m_o|std|rank/);
  await expect(lab.runDetails.numbers).toContainText('kNN');

  await lab.charts.show('Features');
  await expect(lab.charts.plot('RankMe')).toHaveAttribute('aria-valuetext', /z \d.*backbone \d/);
  await lab.charts.show('Spectrum');
  await expect(lab.charts.plot('Spectrum over training')).toHaveAttribute('aria-valuetext', /rank/);
  await lab.charts.show('Embedding');
  await expect(lab.charts.images).toBeVisible();
});

test('a second document waits in the queue while the first trains', async ({ lab }) => {
  await lab.openFile(tinySimsiam(endless));
  await lab.topBar.train.click();
  await lab.openFile(tinySimsiam({ seed: 1 }));
  await lab.topBar.training.getByRole('button', { name: 'Queue' }).click();
  await expect(lab.topBar.training.getByRole('button', { name: '1 queued' })).toBeVisible();
  await lab.runs.open(1);
  await lab.topBar.stop.click();
  await expect(lab.runs.row(2)).toContainText(/healthy|partial|collapsed/);
});
