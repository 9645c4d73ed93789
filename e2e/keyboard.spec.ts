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

test('shortcuts work by the place of their key on a keyboard whose letters are not Latin', async ({
  lab,
  page,
}) => {
  /** A key as a Russian layout types it. */
  const press = (key: string, code: string) =>
    page.evaluate(
      ([letter = '', place = '']) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: letter,
            code: place,
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
          }),
        ),
      [key, code],
    );
  await lab.canvas.select('loss');
  await press('с', 'KeyC');
  await press('м', 'KeyV');
  await expect(lab.canvas.node('loss-2')).toBeVisible();
  await press('я', 'KeyZ');
  await expect(lab.canvas.node('loss-2')).toHaveCount(0);
  await press('ф', 'KeyA');
  await expect(lab.canvas.node('dataset')).toHaveAttribute('data-selected', 'true');
  await press('л', 'KeyK');
  await expect(lab.commands.dialog).toBeVisible();
});
