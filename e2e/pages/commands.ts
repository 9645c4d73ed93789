import type { Locator, Page } from '@playwright/test';

/** The palette of all commands. */
export class Commands {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Commands' });
  }

  /** Runs a command with the keyboard alone. */
  async run(typed: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.dialog.getByRole('combobox').waitFor();
    await this.page.keyboard.type(typed);
    await this.dialog.getByRole('option', { name: typed, selected: true }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
