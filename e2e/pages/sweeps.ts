import type { Locator, Page } from '@playwright/test';

/** The sweeps: the form that plans one, and its results. */
export class Sweeps {
  readonly tab: Locator;
  readonly form: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Sweeps' });
    this.form = page.getByRole('form', { name: 'New sweep' });
  }

  results(sweep: number): Locator {
    return this.page.getByRole('region', { name: `Results of sweep ${sweep}` });
  }

  /** Plans a sweep of a parameter over values, one seed each, and starts it. */
  async start({ parameter, values }: { readonly parameter: string; readonly values: string }): Promise<void> {
    await this.tab.click();
    await this.page.getByRole('button', { name: 'New sweep' }).click();
    await this.form.getByLabel('Parameter', { exact: true }).last().click();
    await this.page.getByRole('option', { name: parameter, exact: true }).click();
    await this.form.getByRole('textbox', { name: 'Values' }).fill(values);
    await this.form.getByRole('textbox', { name: 'Seeds' }).fill('0');
    await this.form.getByRole('button', { name: 'Start the sweep' }).click();
  }
}
