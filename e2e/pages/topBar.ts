import type { Locator, Page } from '@playwright/test';

/** Name of the document, Train and what belongs to it, undo, theme. */
export class TopBar {
  readonly train: Locator;
  /** The Train button while the document is on its way or trains. */
  readonly busy: Locator;
  readonly pause: Locator;
  readonly resume: Locator;
  readonly stop: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly theme: Locator;
  /** How far the run of the window is: steps, images/s, time left; its verdict when it is over. */
  readonly training: Locator;
  readonly saved: Locator;
  /** Why the document cannot train. */
  readonly blockers: Locator;

  constructor(private readonly page: Page) {
    const bar = page.getByRole('banner');
    this.training = bar.getByRole('toolbar', { name: 'Training' });
    this.train = this.training.getByRole('button', { name: 'Train', exact: true });
    this.busy = this.training.getByRole('button', { disabled: true, name: /Training|…$/ });
    this.pause = this.training.getByRole('button', { name: 'Pause' });
    this.resume = this.training.getByRole('button', { name: 'Resume' });
    this.stop = this.training.getByRole('button', { name: 'Stop' });
    this.undo = bar.getByRole('button', { name: 'Undo' });
    this.redo = bar.getByRole('button', { name: 'Redo' });
    this.theme = bar.getByRole('button', { name: 'Theme' });
    this.saved = bar.getByText(/^saved /);
    this.blockers = page.getByRole('dialog', { name: 'What keeps it from training' });
  }

  /** The document with this name is on the canvas. */
  architecture(name: string): Locator {
    return this.page.getByRole('button', { name: `Architecture: ${name}`, exact: true });
  }

  progress(run: number): Locator {
    return this.page.getByRole('progressbar', { name: `Progress of run ${run}` });
  }

  /** The run that has just ended, with its verdict. */
  outcome(run: number): Locator {
    return this.training.getByRole('button', {
      name: new RegExp(`^Run ${run}\\s*(healthy|partial|collapsed)`),
    });
  }

  async chooseTheme(name: string): Promise<void> {
    await this.theme.click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async choose(command: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Architecture: / }).click();
    await this.page.getByRole('menuitem', { name: command }).click();
  }
}
