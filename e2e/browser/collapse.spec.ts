import { expect, shortSimsiam, smallSimsiam, test } from '../fixtures';

test('SimSiam trains healthily and collapses without its stop-gradient; a comparison shows that as the difference', async ({
  lab,
  page,
}) => {
  const end = { timeout: 220_000 };
  await lab.openFile(smallSimsiam());
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toContainText('healthy', end);

  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
  await expect(lab.canvas.wiresBetween('projector', 'loss')).toHaveCount(2);
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(2)).toContainText('collapsed', end);

  await lab.runs.check(2);
  await lab.runs.check(1);
  await lab.runs.compareChecked();
  const { comparison } = lab;
  const look = async () => {
    // The address keeps the part that was shown.
    await comparison.show('What differs');
    await expect(comparison.row('Nodes and wires')).toHaveText(/baseline.*\+ stop-gradient/);
    await expect(comparison.row('Verdict').last()).toHaveText(/collapsed.*healthy/);
    await expect(comparison.section('Parameters')).toHaveCount(0);
    await expect(comparison.section('Data')).toHaveCount(0);
    await expect(comparison.row('Steps')).toHaveCount(0);
    await expect(comparison.row('Centre ratio m_o')).toHaveText(/−0\.\d+ better/);
    await comparison.show('Architecture');
    await expect(comparison.figure.locator('[data-change="added"][data-node]')).toHaveText(/Stop-gradient/);
  };
  await look();
  // The address alone opens it in a window that knows nothing yet.
  await page.reload();
  await look();
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
