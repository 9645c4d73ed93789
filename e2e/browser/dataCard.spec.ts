import { endless, expect, test, tinySimsiam } from '../fixtures';

test("a run's page shows its classes, counts and a sheet of its images while it trains", async ({ lab }) => {
  await lab.openFile(tinySimsiam(endless));
  await lab.topBar.train.click();
  await lab.runs.open(1);
  const { data } = lab.runDetails;
  await expect(data).toContainText(/Embedded shapes, 32 x 32 pixels\s*\d[\d,]* train, \d[\d,]* test/);
  await expect(data.getByRole('row')).toHaveCount(11);
  const sheet = data.getByRole('img', { name: 'Test images of Embedded shapes' });
  await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(32 * 32);
  await lab.topBar.stop.click();
});
