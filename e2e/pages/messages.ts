import type { Locator, Page } from '@playwright/test';

/** The messages at the lower right edge. */
export class Messages {
  private readonly region: Locator;

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: /^Messages/ });
  }

  saying(text: string | RegExp): Locator {
    return this.region.getByRole('listitem').filter({ hasText: text });
  }
}
