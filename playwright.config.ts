import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import type { LabOptions } from './e2e/fixtures';

/** As root Chromium has no sandbox; the rest keeps it from calling home, which a closed network would delay. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The lab in a browser and in its own window: in both what a shell may change, in the browser alone what a page does by
 * itself (e2e/browser), in the window alone what only it has (e2e/desktop). Programs come from the environment.
 */
export default defineConfig<LabOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: Math.min(2, availableParallelism()),
  retries: 0,
  timeout: 480_000,
  expect: { timeout: 45_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Without its film and its copies of the page, which take time from the trainer.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: '**/desktop/**',
      use: { shell: 'browser', launchOptions: { args: chromiumFlags } },
    },
    // One at a time: windows on one display share its clipboard.
    { name: 'electron', testIgnore: '**/browser/**', workers: 1, use: { shell: 'electron' } },
  ],
});
