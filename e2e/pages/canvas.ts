import type { Locator, Page } from '@playwright/test';

/** A port of a node: `inputs` at its left, `outputs` at its right; view b is lane 1. */
export interface PortPlace {
  readonly node: string;
  readonly side: 'in' | 'out';
  readonly port: string;
  readonly lane?: number;
}

/** Middle of something on the page, in pixels of the window. */
export async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The figure of the architecture. */
export class Canvas {
  readonly region: Locator;
  readonly nodes: Locator;
  readonly wires: Locator;
  readonly problems: Locator;
  readonly problemList: Locator;
  readonly backToDraft: Locator;
  readonly editCopy: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByTestId('canvas');
    this.nodes = this.region.getByTestId(/^node-/);
    this.wires = this.region.getByTestId(/^wire-/);
    this.problems = this.region.getByRole('button', { name: /^\d+ problems?$/ });
    this.problemList = page.getByRole('dialog', { name: 'Problems' });
    const banner = this.region.getByRole('status');
    this.backToDraft = banner.getByRole('button', { name: 'Back to draft' });
    this.editCopy = banner.getByRole('button', { name: 'Edit a copy' });
  }

  node(id: string): Locator {
    return this.region.getByTestId(`node-${id}`);
  }

  port({ node, side, port, lane = 0 }: PortPlace): Locator {
    return this.region.getByTestId(`port-${node}-${side}-${port}-${lane}`);
  }

  /** The wires between two nodes, by the names that screen readers get. */
  wiresBetween(from: string, to: string): Locator {
    return this.region.getByRole('group', { name: new RegExp(`^Wire from ${from} .* to ${to} `) });
  }

  /** Selects a node by its title bar, which no port covers. */
  async select(id: string): Promise<void> {
    await this.node(id).getByText(id, { exact: true }).click();
  }

  async remove(id: string): Promise<void> {
    await this.select(id);
    await this.page.keyboard.press('Delete');
  }

  /** Draws a wire with the pointer; Alt draws one alone instead of one per view. */
  async connect(from: PortPlace, to: PortPlace): Promise<void> {
    const start = await middleOf(this.port(from));
    const end = await middleOf(this.port(to));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Draws the wires of all views, `node.port` to `node.port`; view a's goes to a lane of the other end. */
  async wire(from: string, to: string, lane = 0): Promise<void> {
    const end = (text: string) => {
      const [node = '', port = ''] = text.split('.');
      return { node, port };
    };
    await this.connect({ ...end(from), side: 'out' }, { ...end(to), side: 'in', lane });
    await this.port({ ...end(to), side: 'in', lane })
      .and(this.page.locator('[data-wired="true"]'))
      .waitFor();
  }

  /** Moves a node by pixels of the window. */
  async drag(id: string, by: { readonly x: number; readonly y: number }): Promise<void> {
    const start = await middleOf(this.node(id).getByText(id, { exact: true }));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + by.x, start.y + by.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Selects what lies between two nodes with Shift and the pointer, from above the first to below the second. */
  async marquee(from: string, to: string): Promise<void> {
    const [first, last] = [await this.node(from).boundingBox(), await this.node(to).boundingBox()];
    if (first === null || last === null) throw new Error('A node is not on the page.');
    const top = Math.min(first.y, last.y) - 20;
    const bottom = Math.max(first.y + first.height, last.y + last.height) + 20;
    await this.page.keyboard.down('Shift');
    await this.page.mouse.move(Math.min(first.x, last.x) - 8, top);
    await this.page.mouse.down();
    await this.page.mouse.move(Math.max(first.x + first.width, last.x + last.width) + 8, bottom, {
      steps: 8,
    });
    await this.page.mouse.up();
    await this.page.keyboard.up('Shift');
  }

  /** How large the figure is drawn; 1 is its full size. */
  zoom(): Promise<number> {
    return this.region
      .locator('.react-flow__viewport')
      .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
  }

  /** The middle of the straight line between two ports, in pixels of the window. */
  async between(from: PortPlace, to: PortPlace): Promise<{ x: number; y: number }> {
    const [start, end] = [await middleOf(this.port(from)), await middleOf(this.port(to))];
    return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  }
}
