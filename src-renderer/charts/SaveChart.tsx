import { toLabError } from '@shared/errors';
import { ImageDown } from 'lucide-react';
import { Menu, MenuItem, saveBytes, saveText, showFailure } from '../ui';
import { type PaperChart, paperFigure, paperSize } from './paper/paperFigure';
import { paperPalette } from './paper/paperPalette';
import { loadPlotly } from './plotly';
import styles from './SaveChart.module.css';

/** Dots a pixel of the picture. */
const scale = 2;

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

async function save(chart: PaperChart, format: 'svg' | 'png'): Promise<void> {
  try {
    const plotly = await loadPlotly();
    const figure = paperFigure(chart, paperPalette());
    const options = { format, ...paperSize, scale: format === 'png' ? scale : 1, imageDataOnly: true };
    const image = await plotly.toImage(figure, options);
    const name = `${fileName(chart.title)}.${format}`;
    if (format === 'svg') saveText(name, image, 'image/svg+xml');
    else saveBytes(name, image, 'image/png');
  } catch (thrown) {
    showFailure('The chart was not saved', toLabError(thrown));
  }
}

/** Saves a chart as it is shown, on white, with its title and a legend. */
export function SaveChart(chart: PaperChart) {
  return (
    <Menu
      label={`Save ${chart.title}`}
      align="end"
      trigger={
        <button type="button" className={styles.save} aria-label={`Save the chart ${chart.title}`}>
          <ImageDown aria-hidden />
        </button>
      }
    >
      <MenuItem onSelect={() => void save(chart, 'svg')}>Save as SVG</MenuItem>
      <MenuItem onSelect={() => void save(chart, 'png')}>Save as PNG</MenuItem>
    </Menu>
  );
}
