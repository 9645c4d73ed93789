import type { Locator, Page } from '@playwright/test';

/** The dock with the curves. */
export class Charts {
  readonly dock: Locator;
  /** The picture of the embedding. */
  readonly images: Locator;

  constructor(page: Page) {
    this.dock = page.getByRole('region', { name: 'Charts' });
    this.images = this.dock.getByRole('slider', { name: /^Images at step/ });
  }

  /** What a chart shows, said in words in its `aria-valuetext`. */
  plot(title: string): Locator {
    return this.dock.getByRole('slider', { name: `${title}, step` });
  }

  async show(view: 'Curves' | 'Features' | 'Spectrum' | 'Embedding'): Promise<void> {
    await this.dock.getByRole('radio', { name: view }).click();
  }
}
