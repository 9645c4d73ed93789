import { expect, test } from './fixtures';

test('the lab opens with the SimSiam preset on the canvas, ready to train', async ({ page }) => {
  await expect(page).toHaveTitle(/Collapse Lab/);
  await expect(page.getByRole('button', { name: 'Architecture: SimSiam' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});
