import { expect, test, tinySimsiam } from './fixtures';

test('a broken file names its line and leaves the draft as it was', async ({ lab }) => {
  const { text } = tinySimsiam();
  const lines = text.split('\n');
  lines[4] = '  "nodes": [,';
  await lab.openFile({ name: 'broken.json', text: lines.join('\n') });
  await expect(lab.messages.saying('The file was not opened')).toContainText(
    /broken\.json is not JSON: line \d+/,
  );
  await expect(lab.topBar.architecture('SimSiam')).toBeVisible();
  await expect(lab.canvas.node('stop-gradient')).toBeVisible();
});
