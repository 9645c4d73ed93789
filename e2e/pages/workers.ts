import type { Locator, Page } from '@playwright/test';

/** The queue's settings and the list of its workers. */
export class Workers {
  readonly settings: Locator;
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.settings = page.getByRole('dialog', { name: 'Queue' });
    this.list = page.getByRole('dialog', { name: 'Workers' });
  }

  /** Opens the list, whose button says how many there are. */
  async show(count: string): Promise<void> {
    await this.page.getByRole('button', { name: count, exact: true }).click();
  }

  worker(name: string): Locator {
    return this.list.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  /** Fills the settings in, which are open. */
  async use(address: string, password = ''): Promise<void> {
    await this.settings.getByLabel('Address of a Redis').fill(address);
    await this.settings.getByLabel('Password').fill(password);
    await this.settings.getByRole('button', { name: 'Use this queue' }).click();
  }
}
