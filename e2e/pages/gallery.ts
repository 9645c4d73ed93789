import type { Locator, Page } from '@playwright/test';

/** The experiments that can be opened. */
export class Gallery {
  readonly tab: Locator;
  readonly search: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.tab = page.getByRole('tab', { name: 'Gallery' });
    this.search = page.getByRole('searchbox', { name: 'Find an experiment' });
    this.cards = page.getByTestId(/^preset-/);
  }

  async open(title: string): Promise<void> {
    await this.tab.click();
    await this.cards.getByRole('button', { name: `Open ${title}`, exact: true }).click();
  }
}
