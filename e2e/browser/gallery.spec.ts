import { expect, test } from '../fixtures';

test('every preset opens without problems, with its formula and its expected verdict', async ({ lab }) => {
  const cards = await lab.gallery.cards.all();
  expect(cards.length).toBeGreaterThan(20);
  for (const card of cards) {
    const title = (await card.getByRole('button', { name: /^Open / }).getAttribute('aria-label'))!.slice(5);
    await card.getByRole('button', { name: `Open ${title}`, exact: true }).click();
    await expect(lab.topBar.architecture(title)).toBeVisible();
    await expect(card).toHaveAttribute('data-current', 'true');
    await expect(card.locator('.katex').first()).toBeVisible();
    await expect(card.locator('[data-verdict]').first()).toHaveText(/^(no collapse|collapse|measured)$/);
    await expect(lab.canvas.problems).toHaveCount(0);
    await expect(lab.topBar.train).toBeEnabled();
  }
});

test('an experiment is found by what it is about', async ({ lab }) => {
  await lab.gallery.search.fill('stop-gradient collapse');
  await expect(lab.gallery.cards.filter({ hasText: 'SimSiam without stop-gradient' })).toBeVisible();
  await lab.gallery.search.fill('nothing like this');
  await expect(lab.gallery.cards).toHaveCount(0);
});
