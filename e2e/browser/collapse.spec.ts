import { expect, shortSimsiam, smallSimsiam, test } from '../fixtures';

test('SimSiam trains healthily and collapses without its stop-gradient', async ({ lab }) => {
  const end = { timeout: 220_000 };
  await lab.openFile(smallSimsiam());
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toContainText('healthy', end);

  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
  await expect(lab.canvas.wiresBetween('projector', 'loss')).toHaveCount(2);
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(2)).toContainText('collapsed', end);

  await lab.runs.open(2);
  await lab.runs.compare(1);
  await expect(lab.charts.compared.getByRole('listitem')).toHaveCount(2);
  const words = lab.charts.plot('Centre and residual');
  await expect(words).toHaveAttribute('aria-valuetext', /run 2 m_o .*run 1 m_o/);
  const sideBySide = lab.runDetails.numbers.getByRole('row', {
    name: /^Verdict (healthy|partial|collapsed)/,
  });
  await expect(sideBySide).toHaveText(/collapsed.*healthy/);
});

test('what is expected follows the architecture when its stop-gradient is taken out', async ({ lab }) => {
  await lab.openFile(shortSimsiam());
  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.wiresBetween('projector', 'loss')).toHaveCount(2);
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible({ timeout: 220_000 });
  await lab.runs.open(1);
  const { verdict } = lab.runDetails;
  await expect(verdict).toContainText(/Expected collapse/);
  await expect(verdict).toContainText(
    'Made from SimSiam, changed since (− stop-gradient): it is SimSiam without stop-gradient now.',
  );
  await expect(verdict.getByRole('list', { name: /each watched embedding/ })).toContainText(
    /projector (healthy|partial|collapsed).*predictor (healthy|partial|collapsed)/,
  );
  await expect(lab.canvas.node('predictor')).toContainText(/healthy|partial|collapsed/);
});
