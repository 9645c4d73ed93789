import { endless, expect, test, tinySimsiam } from './fixtures';

test('a preset is opened, trained and stopped with the keyboard alone', async ({ lab, page }) => {
  await lab.commands.run('Open SimSiam without predictor');
  await expect(lab.topBar.architecture('SimSiam without predictor')).toBeVisible();
  await lab.openFile(tinySimsiam(endless));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lab.topBar.training).toContainText('left');
  await lab.commands.run('Stop the run');
  await page.keyboard.press('Alt+3');
  await expect(lab.runs.row(1)).toContainText('Stopped');
});

test('the theme changes by command and by menu', async ({ lab, page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await lab.topBar.chooseTheme('Light');
  const light = await background();
  await lab.commands.run('Dark theme');
  await expect.poll(background).not.toBe(light);
});

test('the focus is seen on each control that Tab leads to', async ({ lab: _, page }) => {
  for (let count = 0; count < 12; count += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const control = document.activeElement ?? document.body;
      // A field is marked by the box around it.
      return [control, control.parentElement ?? control].some((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
    });
    expect(seen).toBe(true);
  }
});
