import { spawn } from 'node:child_process';
import { expect, test } from '../fixtures';
import { desktopProgram, launchDesktop } from '../fixtures/electronLab';
import { LabWindow } from '../pages';

test('what is edited just before the lab is quit is kept', async ({ playwright, dataFolder }) => {
  const first = await launchDesktop(playwright, dataFolder);
  const lab = new LabWindow(await first.firstWindow());
  await lab.canvas.remove('stop-gradient');
  const gone = new Promise<void>((resolve) => first.once('close', () => resolve()));
  // It does not answer: it is gone.
  void first.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await gone;

  const second = await launchDesktop(playwright, dataFolder);
  const again = new LabWindow(await second.firstWindow());
  await again.canvas.nodes.first().waitFor();
  await expect(again.canvas.node('stop-gradient')).toHaveCount(0);
  await second.close();
});

test('a second lab of the same user gives way to the first', async ({ playwright, dataFolder }) => {
  const first = await launchDesktop(playwright, dataFolder);
  await first.firstWindow();
  // Not by Playwright, which waits for a program that is to leave at once.
  const { executablePath, args, env } = desktopProgram(dataFolder);
  const second = spawn(executablePath, args, { env, stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(first.windows()).toHaveLength(1);
  await first.close();
});

test('a fault of the shell is said in the window, which goes on', async ({ playwright, dataFolder }) => {
  const desktop = await launchDesktop(playwright, dataFolder);
  const page = await desktop.firstWindow();
  const lab = new LabWindow(page);
  await lab.canvas.nodes.first().waitFor();
  await desktop.evaluate(() => {
    setImmediate(() => {
      throw new Error('Nobody caught this');
    });
  });
  await expect(page.getByRole('listitem').filter({ hasText: 'Nobody caught this' })).toHaveCount(1);
  await lab.canvas.remove('stop-gradient');
  await expect(lab.canvas.node('stop-gradient')).toHaveCount(0);
  await desktop.close();
});
