import type { Locator, Page } from '@playwright/test';

/** The node types that can be dragged onto the canvas. */
export class Palette {
  readonly tab: Locator;
  readonly search: Locator;

  constructor(private readonly page: Page) {
    this.tab = page.getByRole('tab', { name: 'Palette' });
    this.search = page.getByRole('searchbox', { name: 'Find a node' });
  }

  node(type: string): Locator {
    return this.page.getByTestId(`palette-${type}`);
  }

  /** Drags a node type to a point of the window, as a person does. */
  async drag(type: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    await this.tab.click();
    await this.node(type).hover();
    await this.page.mouse.down();
    await this.page.mouse.move(to.x - 10, to.y, { steps: 6 });
    await this.page.mouse.move(to.x, to.y, { steps: 2 });
    await this.page.mouse.up();
  }
}
