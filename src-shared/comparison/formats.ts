import { csvCell } from '../metric';
import type { ComparisonTable } from './table';

function everyRow({ head, sections }: ComparisonTable): (readonly string[])[] {
  return [['section', ...head], ...sections.flatMap(({ title, rows }) => rows.map((row) => [title, ...row]))];
}

/** RFC 4180; the first column is the section. */
export function comparisonCsv(table: ComparisonTable): string {
  return `${everyRow(table)
    .map((row) => row.map(csvCell).join(','))
    .join('\n')}\n`;
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** A table of GitHub's Markdown; a section's name is a row in bold. */
export function comparisonMarkdown({ head, sections }: ComparisonTable): string {
  const rule = `| ${head.map(() => '---').join(' | ')} |`;
  const rows = sections.flatMap(({ title, rows }) => [
    markdownRow(head.map((_, place) => (place === 0 ? `**${title}**` : ''))),
    ...rows.map(markdownRow),
  ]);
  return `${[markdownRow(head), rule, ...rows].join('\n')}\n`;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '→': '$\\to$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '–': '--',
  λ: '$\\lambda$',
};

/** Text as LaTeX prints it. */
export function latexText(text: string): string {
  return text.replace(/[\\~^&%$#_{}−±×→≥≤–λ]/g, (letter) => special[letter] ?? `\\${letter}`);
}

function latexRow(cells: readonly string[]): string {
  return `${cells.map((cell) => latexText(cell.replaceAll('\n', ' '))).join(' & ')} \\\\`;
}

/** A tabular of the package booktabs; sections are parted by a rule. */
export function comparisonLatex({ head, sections }: ComparisonTable): string {
  const body = sections.map(({ rows }) => rows.map(latexRow).join('\n'));
  return [
    `\\begin{tabular}{l${'l'.repeat(head.length - 1)}}`,
    '\\toprule',
    latexRow(head),
    '\\midrule',
    body.join('\n\\midrule\n'),
    '\\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n');
}
