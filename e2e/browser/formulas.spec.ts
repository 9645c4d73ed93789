import { expect, test } from '../fixtures';

test('no formula is cut off, in the gallery or in the inspector', async ({ lab, page }) => {
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.katex, .katex-display')]
        .map((formula) => formula.parentElement)
        .filter(
          (place) => place !== null && place.scrollWidth > place.clientWidth + 1 && place.clientWidth > 0,
        )
        .filter((place) => getComputedStyle(place!).overflowX !== 'visible')
        .map((place) => place?.textContent),
    );
  await page.setViewportSize({ width: 1024, height: 700 });
  for (const preset of ['BYOL', 'VICReg', 'InfoNCE']) {
    await lab.gallery.open(preset);
    expect(await cut()).toEqual([]);
    const loss = lab.canvas.nodes.filter({ hasText: /loss/ }).first();
    await loss.getByText(/^loss/).last().click();
    await expect(lab.inspector.panel.getByTestId('node-inspector')).toBeVisible();
    expect(await cut()).toEqual([]);
  }
});
