import type { Locator, Page } from '@playwright/test';

/** Parameters of the selected node, or the training settings of the document. */
export class Inspector {
  readonly tab: Locator;
  readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Inspector' });
    this.panel = page.getByRole('tabpanel', { name: 'Inspector' });
  }

  field(label: string): Locator {
    return this.panel.locator('input, button').and(this.panel.getByLabel(label, { exact: true }));
  }

  /** The sentence under a field that cannot take what is in it. */
  problemOf(label: string): Promise<Locator> {
    return this.field(label)
      .getAttribute('aria-describedby')
      .then((id) => this.page.locator(`[id="${id}"]`));
  }

  async fill(label: string, value: string): Promise<void> {
    await this.field(label).fill(value);
    await this.field(label).press('Tab');
  }

  async choose(label: string, option: string): Promise<void> {
    await this.field(label).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
