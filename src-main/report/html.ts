import { type Reproduced, reproducedMetrics } from '@shared/reproduction';
import { namedAddress, spreadText } from '@shared/sweep';
import katex from 'katex';
import { lineChart, sweepChart } from './chart';
import { factLines, summarySentence } from './facts';
import type { ClaimReport, Report, SweepReport } from './report';
import { reportStyle } from './style';
import {
  claimsSentence,
  embeddingVerdicts,
  escapeHtml,
  observedVerdicts,
  remarks,
  verdictCounts,
} from './text';

function row(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`;
}

function cell(text: string, className = ''): string {
  return className === '' ? `<td>${text}</td>` : `<td class="${className}">${text}</td>`;
}

function head(titles: readonly string[], numbersFrom: number): string {
  const cells = titles.map((title, index) =>
    index < numbersFrom ? `<th>${escapeHtml(title)}</th>` : `<th class="number">${escapeHtml(title)}</th>`,
  );
  return `<thead>${row(cells)}</thead>`;
}

function word(kind: string): string {
  return `<span class="${escapeHtml(kind.replace(' ', '-'))}">${escapeHtml(kind)}</span>`;
}

function verdictWords(verdicts: readonly string[]): string {
  const [first] = verdicts;
  return first !== undefined && verdicts.every((verdict) => verdict === first)
    ? word(first)
    : escapeHtml(verdictCounts(verdicts));
}

function summaryTable(presets: readonly Reproduced[]): string {
  const titles = [
    'Experiment',
    'Expected',
    'Observed',
    '',
    'By embedding',
    ...reproducedMetrics.map((name) => namedAddress(name).short),
  ];
  const rows = presets.map((one) =>
    row([
      cell(`<a href="#${escapeHtml(one.preset.id)}">${escapeHtml(one.preset.id)}</a>`),
      cell(word(one.preset.expected.verdict)),
      cell(verdictWords(observedVerdicts(one))),
      cell(word(one.agreement)),
      cell(escapeHtml(embeddingVerdicts(one)), 'muted'),
      ...reproducedMetrics.map((name) => cell(spreadText(name, one.numbers[name]), 'number')),
    ]),
  );
  return `<div class="scroll"><table>${head(titles, 5)}<tbody>${rows.join('')}</tbody></table></div>`;
}

function presetSection(one: Reproduced): string {
  const { id, title, formula, watch, expected } = one.preset;
  const math = katex.renderToString(formula, {
    displayMode: true,
    output: 'mathml',
    throwOnError: false,
    strict: false,
  });
  const observed = verdictWords(observedVerdicts(one));
  const notes = remarks(one).map((note) => `<p class="muted">${escapeHtml(note)}</p>`);
  return `<section id="${escapeHtml(id)}"><h3>${escapeHtml(title)}</h3>
<div class="formula">${math}</div>
<p>${escapeHtml(expected.claim)} <span class="muted">${escapeHtml(expected.source)}</span></p>
<p>Expected ${word(expected.verdict)}, observed ${observed}: ${word(one.agreement)}.</p>
${expected.numbers === undefined ? '' : `<p>Published: ${escapeHtml(expected.numbers)}</p>`}
<p class="muted">${escapeHtml(watch)}</p>
${notes.join('\n')}
<div class="charts">${one.charts.map(lineChart).join('')}</div></section>`;
}

function sweepTable({ address, curves, verdicts }: SweepReport): string {
  const labels = curves[0]?.points.map(({ label }) => label) ?? [];
  const titles = [
    address ?? 'Document',
    'Verdict',
    ...curves.map(({ metric }) => namedAddress(metric).short),
  ];
  const rows = labels.map((label, index) =>
    row([
      cell(escapeHtml(label)),
      cell(verdictWords(verdicts[label] ?? [])),
      ...curves.map(({ metric, points }) => cell(spreadText(metric, points[index]?.spread), 'number')),
    ]),
  );
  return `<div class="scroll"><table>${head(titles, 2)}<tbody>${rows.join('')}</tbody></table></div>`;
}

function sweepSection(sweep: SweepReport): string {
  const { title, address, curves } = sweep;
  return `<section><h3>${escapeHtml(title)}</h3>${sweepTable(sweep)}
<div class="charts">${curves.map((curve) => sweepChart(curve, address !== null)).join('')}</div></section>`;
}

const findingWords = { holds: 'agrees', 'does not hold': 'differs', 'not enough runs': 'missing' } as const;

/** Published beside measured, a row for each claim. */
function claimsTable(claims: readonly ClaimReport[]): string {
  if (claims.length === 0) return '';
  const rows = claims.map(({ claim, finding }) =>
    row([
      cell(escapeHtml(claim.source), 'muted'),
      cell(escapeHtml(claim.sentence)),
      cell(escapeHtml(claim.published)),
      cell(escapeHtml(finding.measured)),
      cell(`<span class="${findingWords[finding.verdict]}">${escapeHtml(finding.verdict)}</span>`),
    ]),
  );
  const titles = ['Source', 'Claim', 'Published', 'Measured', ''];
  return `<h2>Claims</h2><p>${escapeHtml(claimsSentence(claims))}</p>
<div class="scroll"><table>${head(titles, 5)}<tbody>${rows.join('')}</tbody></table></div>`;
}

function gallery(presets: readonly Reproduced[]): string {
  const sections = [...new Set(presets.map(({ preset }) => preset.section))];
  return sections
    .map((section) => {
      const own = presets.filter(({ preset }) => preset.section === section);
      return `<h2>${escapeHtml(section)}</h2>${own.map(presetSection).join('')}`;
    })
    .join('');
}

/** A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
export function reportHtml(report: Report): string {
  const { facts, claims, presets, sweeps } = report;
  const lines = factLines(facts).map((line) => `<p class="muted">${escapeHtml(line)}</p>`);
  const summary =
    presets.length === 0 ? '' : `<p>${escapeHtml(summarySentence(presets))}</p>${summaryTable(presets)}`;
  const sweepHeading = presets.length === 0 || sweeps.length === 0 ? '' : '<h2>Over several runs</h2>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(facts.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<h1>${escapeHtml(facts.title)}</h1>
${lines.join('\n')}
${claimsTable([...claims, ...sweeps.flatMap((sweep) => sweep.claims)])}
${summary}
${gallery(presets)}
${sweepHeading}
${sweeps.map(sweepSection).join('')}
</body>
</html>
`;
}
