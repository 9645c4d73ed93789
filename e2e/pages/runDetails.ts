import type { Locator, Page } from '@playwright/test';

/** Everything about the run that is shown. */
export class RunDetails {
  readonly tab: Locator;
  readonly details: Locator;
  readonly heading: Locator;
  readonly error: Locator;
  readonly verdict: Locator;
  readonly numbers: Locator;
  readonly data: Locator;
  readonly events: Locator;
  readonly note: Locator;
  readonly resume: Locator;
  readonly editCopy: Locator;
  readonly exportCsv: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Run', exact: true });
    this.details = page.getByRole('article', { name: /^Run \d+$/ });
    this.heading = this.details.getByRole('heading', { level: 2 });
    this.error = this.details.getByRole('alert', { name: 'Error' });
    this.verdict = this.details.getByRole('region', { name: 'Verdict' });
    this.numbers = this.details.getByRole('region', { name: 'Numbers' });
    this.data = this.details.getByRole('region', { name: 'Data' });
    this.events = this.details.getByRole('region', { name: 'Events' });
    this.note = this.details.getByRole('textbox', { name: /^Note on run/ });
    this.resume = this.details.getByRole('button', { name: 'Resume this run' });
    this.editCopy = this.details.getByRole('button', { name: 'Edit a copy' });
    this.exportCsv = this.details.getByRole('button', { name: 'Export CSV' });
  }

  async rename(name: string): Promise<void> {
    await this.details.getByRole('button', { name: 'Rename this run' }).click();
    const field = this.details.getByRole('textbox', { name: /^Name of run/ });
    await field.fill(name);
    await field.press('Enter');
  }

  /** Asks to delete the run. @returns the question. */
  async askToDelete(): Promise<Locator> {
    await this.details.getByRole('button', { name: 'Delete this run' }).click();
    return this.page.getByRole('alertdialog');
  }
}
