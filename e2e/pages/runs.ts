import type { Locator, Page } from '@playwright/test';

/** The list of all runs. */
export class Runs {
  readonly tab: Locator;
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Runs' });
    this.rows = page.getByRole('list', { name: 'List of runs' }).getByRole('listitem');
  }

  row(run: number): Locator {
    return this.rows.filter({
      has: this.page.getByRole('checkbox', { name: `Compare run ${run}`, exact: true }),
    });
  }

  async open(run: number): Promise<void> {
    await this.tab.click();
    await this.row(run).locator('button[aria-current]').click();
  }

  async check(run: number): Promise<void> {
    await this.tab.click();
    await this.row(run).getByRole('checkbox').check();
  }

  /** Opens the comparison of the runs that have a check mark. */
  async compareChecked(): Promise<void> {
    await this.page
      .getByRole('toolbar', { name: 'Checked runs' })
      .getByRole('button', { name: /^Compare/ })
      .click();
  }

  async choose(run: number, command: string): Promise<void> {
    await this.tab.click();
    await this.row(run)
      .getByRole('button', { name: `More about run ${run}` })
      .click();
    await this.page.getByRole('menuitem', { name: command }).click();
  }
}
