import { expect, smallSimsiam, test } from './fixtures';

test('SimSiam trains healthily and collapses without its stop-gradient', async ({ lab }) => {
  const end = { timeout: 110_000 };
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
  await expect(lab.runDetails.verdict).toContainText(/Expected collapse\s*agrees/);
  await expect(lab.runDetails.verdict).toContainText(
    /Made from SimSiam, changed since \(− stop-gradient.*\): it is SimSiam without stop-gradient now\./,
  );
  await expect(lab.runDetails.verdict.getByRole('list', { name: /each watched embedding/ })).toContainText(
    /projector collapsed.*predictor/,
  );
  await expect(lab.canvas.node('projector')).toContainText('collapsed');
  const sideBySide = lab.runDetails.numbers.getByRole('row', {
    name: /^Verdict (healthy|partial|collapsed)/,
  });
  await expect(sideBySide).toHaveText(/collapsed.*healthy/);
});
