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

/** The same specs against the lab in a browser and in its own window. Programs come from the environment. */
export default defineConfig<LabOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 45_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Without its film, which takes time from the trainer.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: '**/desktop/**',
      use: { shell: 'browser', launchOptions: { args: chromiumFlags } },
    },
    { name: 'electron', testIgnore: '**/browser/**', use: { shell: 'electron' } },
  ],
});
