import type { Locator, Page } from '@playwright/test';

/** The line at the foot of the window. */
export class StatusBar {
  readonly line: Locator;
  readonly outOfReach: Locator;

  constructor(page: Page) {
    const foot = page.getByRole('contentinfo');
    this.line = foot.getByRole('status', { name: 'Status' });
    this.outOfReach = foot.getByRole('alert');
  }
}
