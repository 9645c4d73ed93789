import type { Page } from '@playwright/test';
import { Canvas } from './canvas';
import { Charts } from './charts';
import { Commands } from './commands';
import { Comparison } from './comparison';
import { Gallery } from './gallery';
import { Inspector } from './inspector';
import { Messages } from './messages';
import { Palette } from './palette';
import { RunDetails } from './runDetails';
import { Runs } from './runs';
import { RunTable } from './runTable';
import { StatusBar } from './statusBar';
import { Sweeps } from './sweeps';
import { TopBar } from './topBar';
import { Workers } from './workers';

/** A file that a person gives to the lab. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;
  /** UTF-8 if left out. */
  readonly encoding?: BufferEncoding;
}

/** One window of the lab with its parts. */
export class LabWindow {
  readonly topBar: TopBar;
  readonly canvas: Canvas;
  readonly gallery: Gallery;
  readonly palette: Palette;
  readonly inspector: Inspector;
  readonly charts: Charts;
  readonly runs: Runs;
  readonly runTable: RunTable;
  readonly runDetails: RunDetails;
  readonly comparison: Comparison;
  readonly sweeps: Sweeps;
  readonly statusBar: StatusBar;
  readonly commands: Commands;
  readonly messages: Messages;
  readonly workers: Workers;

  constructor(readonly page: Page) {
    this.topBar = new TopBar(page);
    this.canvas = new Canvas(page);
    this.gallery = new Gallery(page);
    this.palette = new Palette(page);
    this.inspector = new Inspector(page);
    this.charts = new Charts(page);
    this.runs = new Runs(page);
    this.runTable = new RunTable(page);
    this.runDetails = new RunDetails(page);
    this.comparison = new Comparison(page);
    this.sweeps = new Sweeps(page);
    this.statusBar = new StatusBar(page);
    this.commands = new Commands(page);
    this.messages = new Messages(page);
    this.workers = new Workers(page);
  }

  /** Opens a file by the menu and the system's file dialog. */
  async openFile({ name, text, encoding = 'utf8' }: GivenFile): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.topBar.choose('Import a file');
    const dialog = await asked;
    await dialog.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text, encoding) });
  }
}
