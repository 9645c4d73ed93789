import { expect, test, tinySimsiam } from './fixtures';

test('the table of runs filters, sorts, tags with undo, groups, and leads to a comparison', async ({
  lab,
  page,
}) => {
  await lab.openFile(tinySimsiam({ maxSteps: 6 }));
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible();
  await lab.openFile(tinySimsiam({ maxSteps: 12 }));
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(2)).toBeVisible();

  const table = lab.runTable;
  await table.open();
  await expect(table.rows).toHaveCount(2);
  await table.sortBy('Step');
  await expect(table.rows.first()).toContainText('12');
  await table.sortBy('Step');
  await expect(table.rows.first()).toContainText('6');

  await table.choose(1);
  await table.tag('ablation');
  await expect(table.rows.filter({ hasText: 'ablation' })).toHaveCount(1);
  await table.filterBy('tag: ablation and step < 10');
  await expect(table.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  // Rows stay in their places while the pointer is over them.
  await table.filter.hover();
  await expect(table.region).toContainText('No run fits the filter.');

  await table.filter.fill('verdikt = healthy');
  await table.filter.blur();
  await expect(table.region).toContainText(
    'At character 1: There is no field "verdikt". Did you mean verdict?',
  );
  await table.filter.fill('training.maxS');
  await page.getByRole('option', { name: /training\.maxSteps/ }).click();
  await table.filter.pressSequentially('> 10');
  await table.filter.press('Enter');
  await expect(table.rows).toHaveCount(1);

  await table.filter.fill('');
  await table.choose(1, 2);
  await table.chosen.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/#\/compare\?runs=r\w+,r\w+$/);
});
