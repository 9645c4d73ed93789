import {
  type Comparison,
  type ComparisonTable,
  comparisonCsv,
  comparisonLatex,
  comparisonMarkdown,
  comparisonTable,
} from '@shared/comparison';
import { figureSvg } from '@shared/figure';
import { savePicture, saveText, showFailure } from '../ui';
import { figuresOf } from './figures';

interface TableForm {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly write: (table: ComparisonTable) => string;
}

/** How the table leaves the lab. */
export const tableForms: readonly TableForm[] = [
  { name: 'csv', label: 'Table as CSV', type: 'text/csv', write: comparisonCsv },
  { name: 'md', label: 'Table as Markdown', type: 'text/markdown', write: comparisonMarkdown },
  { name: 'tex', label: 'Table as LaTeX', type: 'application/x-tex', write: comparisonLatex },
];

function nameOf({ columns }: Comparison): string {
  const numbers = columns.flatMap(({ runs }) => runs.map(({ run }) => run.number));
  return `comparison-${numbers.join('-')}`;
}

export function exportTable(comparison: Comparison, form: TableForm, everything: boolean): void {
  const text = form.write(comparisonTable(comparison, everything));
  saveText(`${nameOf(comparison)}.${form.name}`, text, form.type);
}

/** A file for each figure, in the colours of paper. */
export async function exportFigures(comparison: Comparison, format: 'svg' | 'png'): Promise<void> {
  for (const [place, { drawn, words }] of figuresOf(comparison).entries()) {
    const name = `${nameOf(comparison)}-architecture-${place + 1}.${format}`;
    const svg = figureSvg(drawn, words);
    if (format === 'svg') saveText(name, svg, 'image/svg+xml');
    else
      await savePicture(name, svg).catch((error: unknown) => showFailure('The figure was not saved', error));
  }
}
