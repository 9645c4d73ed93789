import type { Page } from '@playwright/test';
import { expect, test, tinySimsiam } from '../fixtures';

const roles =
  'button|textbox|searchbox|combobox|checkbox|radio|switch|slider|tab|link|option|menuitem|spinbutton';

/** The controls that a reader of the screen would come to without hearing what they are. */
async function controlsWithoutName(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n');
  return lines.filter((line) => new RegExp(`^\\s*- (${roles})(?= \\[|:|$)`).test(line));
}

test('every control has a name: at rest, with a node selected, with a problem and after a run', async ({
  lab,
  page,
}) => {
  expect(await controlsWithoutName(page)).toEqual([]);
  await lab.palette.tab.click();
  await lab.canvas.remove('views');
  await lab.canvas.select('encoder');
  await lab.topBar.train.click();
  await expect(lab.topBar.blockers).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await controlsWithoutName(page)).toEqual([]);

  await lab.openFile(tinySimsiam({ maxSteps: 20 }));
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible();
  await lab.runs.open(1);
  await expect(lab.runDetails.verdict).toBeVisible();
  for (const view of ['Curves', 'Spectrum', 'Embedding'] as const) {
    await lab.charts.show(view);
    expect(await controlsWithoutName(page)).toEqual([]);
  }
});
