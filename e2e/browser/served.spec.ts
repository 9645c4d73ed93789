import { spawnSync } from 'node:child_process';
import { endless, expect, test, tinySimsiam } from '../fixtures';
import { built, labEnvironment } from '../fixtures/built';
import { LabWindow } from '../pages';

test('a second page of the same lab sees the same run, live', async ({ lab, page }) => {
  await lab.openFile(tinySimsiam(endless));
  const other = new LabWindow(await page.context().newPage());
  await other.page.goto(page.url());
  await lab.topBar.train.click();
  await other.runs.tab.click();
  await expect(other.runs.row(1)).toContainText('left');
  await other.runs.open(1);
  await expect(other.charts.plot('Centre and residual')).toHaveAttribute('aria-valuetext', /m_o/);
  await other.topBar.stop.click();
  await lab.runs.tab.click();
  await expect(lab.runs.row(1)).toContainText('Stopped');
});

test('without its token the lab answers nothing', async ({ page, playwright }) => {
  const stranger = await playwright.request.newContext();
  const answer = await stranger.post(new URL('/api/runs.list', page.url()).href, { data: {} });
  expect(answer.status()).toBe(401);
  expect(await answer.text()).toContain('it holds the token');
  await stranger.dispose();
});

test('a second lab on the same data says that its port was not taken', async ({
  lab: _,
  page,
  dataFolder,
}) => {
  const taken = Number(new URL(page.url()).port);
  const port = taken === 65_000 ? 65_001 : 65_000;
  const { stdout } = spawnSync(process.execPath, [built.cli, 'serve', '--port', String(port)], {
    env: labEnvironment(dataFolder),
    encoding: 'utf8',
  });
  expect(stdout).toContain('Collapse Lab runs already:');
  expect(stdout).toContain(`It keeps its own port, and ${port} was not taken`);
});
