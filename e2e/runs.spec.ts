import { expect, test, tinySimsiam } from './fixtures';

test('an old run shows its architecture and curves; it can be copied, renamed, noted and deleted', async ({
  lab,
}) => {
  await lab.openFile(tinySimsiam({ maxSteps: 20 }));
  await lab.topBar.train.click();
  await expect(lab.topBar.outcome(1)).toBeVisible();
  await lab.canvas.remove('predictor');
  await expect(lab.canvas.node('predictor')).toHaveCount(0);

  await lab.runs.open(1);
  await expect(lab.canvas.node('predictor')).toBeVisible();
  await expect(lab.charts.plot('Loss')).toHaveAttribute('aria-valuetext', /step 19/);
  await lab.canvas.backToDraft.click();
  await expect(lab.canvas.node('predictor')).toHaveCount(0);

  await lab.runs.open(1);
  await lab.runDetails.rename('The first one');
  await expect(lab.runs.row(1)).toContainText('The first one');
  await lab.runDetails.note.fill('m_o rose at once');
  await lab.runDetails.note.blur();
  await lab.canvas.editCopy.click();
  await expect(lab.canvas.backToDraft).toHaveCount(0);
  await expect(lab.canvas.node('predictor')).toBeVisible();

  await lab.runs.open(1);
  await expect(lab.runDetails.note).toHaveValue('m_o rose at once');
  const question = await lab.runDetails.askToDelete();
  await expect(question).toContainText('Delete run 1, The first one?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.runs.row(1)).toBeVisible();
  await (await lab.runDetails.askToDelete()).getByRole('button', { name: 'Delete run' }).click();
  await expect(lab.runs.rows).toHaveCount(0);
});
