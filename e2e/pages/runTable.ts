import type { Locator, Page } from '@playwright/test';

/** The table of all runs. */
export class RunTable {
  readonly region: Locator;
  readonly filter: Locator;
  readonly rows: Locator;
  readonly chosen: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole('region', { name: 'All runs' });
    this.filter = this.region.getByRole('combobox', { name: 'Filter the runs' });
    this.rows = this.region.locator('tbody').getByRole('row');
    this.chosen = this.region.getByRole('toolbar', { name: 'The chosen runs' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Runs' }).click();
    await this.page.getByRole('button', { name: 'Table of all runs' }).click();
  }

  async filterBy(text: string): Promise<void> {
    await this.filter.fill(text);
    await this.filter.press('Enter');
  }

  async choose(...runs: readonly number[]): Promise<void> {
    for (const run of runs)
      await this.region.getByRole('checkbox', { name: `Choose run ${run}`, exact: true }).check();
  }

  async tag(tag: string): Promise<void> {
    await this.chosen.getByRole('button', { name: 'Tag', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Tag of the chosen runs' }).fill(tag);
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
  }

  async sortBy(title: string): Promise<void> {
    await this.region.getByRole('columnheader', { name: title }).getByRole('button').first().click();
  }
}
