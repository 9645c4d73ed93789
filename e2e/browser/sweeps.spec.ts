import { expect, test, tinySimsiam } from '../fixtures';

test('a sweep trains what is on the canvas once for each value and draws the outcome', async ({ lab }) => {
  await lab.openFile(tinySimsiam({ maxSteps: 20 }));
  await lab.sweeps.start({ parameter: 'predictor.hidden', values: '4, 8' });
  const results = lab.sweeps.results(1);
  await expect(results.getByRole('status')).toContainText('Finished');
  await expect(results.getByRole('figure').first()).toBeVisible();
  await expect(results.getByRole('row')).toHaveCount(3);
  await lab.page.keyboard.press('Escape');
  await expect(results).toHaveCount(0);
  await lab.runs.tab.click();
  await expect(lab.runs.rows).toHaveCount(2);
});
