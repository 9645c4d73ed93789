import { type Comparison, comparisonTable } from '@shared/comparison';
import { diffFigure, figureSvg } from '@shared/figure';
import type { RunSeries } from '@shared/reproduction';
import { version } from '../../package.json';
import { bibtexOf } from './citation';
import { comparisonCharts } from './comparisonCharts';
import { reportStyle } from './style';
import { escapeHtml } from './text';

/** Runs have colours of their own here, in the order of the columns. */
const runStyle = `
:root { --run-1: #2b62c4; --run-2: #c2530a; --run-3: #13805c; --run-4: #b0307d; --run-5: #6d5bd0; --run-6: #8a6400; }
${[1, 2, 3, 4, 5, 6].map((run) => `.line.run-${run} { stroke: var(--run-${run}); } .band.run-${run}, .label.run-${run} { fill: var(--run-${run}); }`).join('\n')}
.figure svg { background: #fff; max-width: 100%; width: auto; }
tbody th { font-weight: 400; } tbody th[scope="rowgroup"] { padding-top: 16px; font-weight: 600; color: var(--text); }
`;

function tableHtml(comparison: Comparison): string {
  const { head, sections } = comparisonTable(comparison);
  const titles = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`);
  const groups = sections.map(({ title, rows }) => {
    const lines = rows.map(
      ([label = '', ...values]) =>
        `<tr><th scope="row">${escapeHtml(label)}</th>${values.map((value) => `<td>${escapeHtml(value)}</td>`).join('')}</tr>`,
    );
    return `<tbody><tr><th scope="rowgroup" colspan="${head.length}">${escapeHtml(title)}</th></tr>${lines.join('')}</tbody>`;
  });
  return `<div class="scroll"><table><thead><tr>${titles.join('')}</tr></thead>${groups.join('')}</table></div>`;
}

/** A figure for every column whose architecture is not the baseline's. */
function figures({ architectures, columns, baseline }: Comparison): string {
  const from = columns[baseline];
  if (from === undefined) return '';
  const [first] = from.runs;
  return architectures
    .flatMap(({ diff, document, changes }, place) => {
      const column = columns[place];
      const same = changes.length === 0 && diff.changedNodes.length === 0;
      if (column === undefined || place === baseline || same) return [];
      const [{ document: after }] = column.runs;
      const figure = diffFigure(first.document, { after, now: document, diff });
      const title = `${column.label} (${column.name}) against ${from.label} (${from.name})`;
      return [
        `<div class="figure scroll">${figureSvg(figure, { title, removed: from.label, added: column.label })}</div>`,
      ];
    })
    .join('');
}

/** A comparison as one HTML file that needs nothing else. */
export function comparisonHtml(comparison: Comparison, series: ReadonlyMap<string, RunSeries>): string {
  const { columns } = comparison;
  const title = `Comparison of ${columns.map(({ label }) => label).join(', ')}`;
  const architecture = figures(comparison);
  const charts = comparisonCharts(columns, series);
  const runs = columns.flatMap((column) => column.runs.map(({ run }) => run));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}${runStyle}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${tableHtml(comparison)}
<h2>Architecture</h2>
${architecture === '' ? '<p class="muted">The architectures are the same.</p>' : architecture}
<h2>Curves</h2>
<p class="muted">Against the step; the mean over the runs of a column, its extremes as a band.</p>
<div class="charts">${charts.join('')}</div>
<h2>To cite</h2>
<pre class="scroll">${escapeHtml(bibtexOf(runs, version))}</pre>
</body>
</html>
`;
}
