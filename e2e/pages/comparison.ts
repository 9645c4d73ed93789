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

  /** The names of the rows under a heading. */
  async rowNames(title: string): Promise<string[]> {
    const names = await this.section(title).getByRole('rowheader').allInnerTexts();
    return names.filter((name) => name !== title);
  }

  /** The numbers of two runs with the second's difference from the first, the baseline; rows without one are left out. */
  async numbers(): Promise<{ name: string; values: number[]; delta: number }[]> {
    const rows = await this.section('Numbers').getByRole('row').allInnerTexts();
    return rows.flatMap((row) => {
      const [name = '', first = '', second = ''] = row.split('\t');
      const [other = '', difference] = second.split(/(?<!e)(?=[+−][\d.])/);
      if (difference === undefined) return [];
      return [{ name, values: [numberIn(first), numberIn(other)], delta: numberIn(difference) }];
    });
  }
}

function numberIn(text: string): number {
  return Number.parseFloat(text.replaceAll(',', '').replace('−', '-'));
}
