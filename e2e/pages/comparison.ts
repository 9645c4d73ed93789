import type { Locator, Page } from '@playwright/test';

/** Runs side by side, over the window. */
export class Comparison {
  readonly view: Locator;
  readonly figure: Locator;

  constructor(private readonly page: Page) {
    this.view = page.getByRole('region', { name: 'Comparison', exact: true });
    this.figure = this.view.getByRole('img', { name: / against / });
  }

  async show(part: 'What differs' | 'Architecture' | 'Curves'): Promise<void> {
    await this.view.getByRole('radio', { name: part }).click();
  }

  /** The row of the table that begins with a name. */
  row(name: string): Locator {
    return this.view
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  /** The rows under a heading of the table, as far as the next one. */
  section(title: string): Locator {
    return this.view
      .getByRole('rowgroup')
      .filter({ has: this.page.getByRole('rowheader', { name: title, exact: true }) });
  }
}
