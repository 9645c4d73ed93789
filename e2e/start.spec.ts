import { expect, test } from './fixtures';

test('the lab opens with its name in the title', async ({ page }) => {
  await expect(page).toHaveTitle(/Collapse Lab/);
});
