import { type Reproduced, reproducedMetrics } from '@shared/reproduction';
import { namedAddress, spreadText } from '@shared/sweep';
import { factLines, summarySentence } from './facts';
import type { ClaimReport, Report, SweepReport } from './report';
import { claimsSentence, embeddingVerdicts, observedVerdicts, remarks, verdictCounts } from './text';

function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)];
}

function presetRow(one: Reproduced): string[] {
  return [
    one.preset.id,
    one.preset.expected.verdict,
    verdictCounts(observedVerdicts(one)),
    one.agreement,
    embeddingVerdicts(one),
    ...reproducedMetrics.map((name) => spreadText(name, one.numbers[name])),
  ];
}

function presetLines(report: Report): string[] {
  const { presets } = report;
  if (presets.length === 0) return [];
  const titles = reproducedMetrics.map((name) => namedAddress(name).short);
  const notes = presets.flatMap((one) => {
    const own = remarks(one);
    return own.length === 0
      ? []
      : [`- **${one.preset.id}** (${one.agreement})`, ...own.map((note) => `  - ${note}`)];
  });
  return [
    '### Presets',
    '',
    summarySentence(presets),
    '',
    ...table(['experiment', 'expected', 'observed', '', 'by embedding', ...titles], presets.map(presetRow)),
    '',
    ...(notes.length === 0 ? [] : [...notes, '']),
  ];
}

function sweepLines({ title, address, curves, verdicts }: SweepReport): string[] {
  const labels = curves[0]?.points.map(({ label }) => label) ?? [];
  const rows = labels.map((label, index) => [
    label,
    verdictCounts(verdicts[label] ?? []),
    ...curves.map(({ metric, points }) => spreadText(metric, points[index]?.spread)),
  ]);
  return [
    `### ${title}`,
    '',
    ...table(
      [address ?? 'document', 'verdict', ...curves.map(({ metric }) => namedAddress(metric).short)],
      rows,
    ),
    '',
  ];
}

/** Published beside measured, a row for each claim. */
function claimLines(claims: readonly ClaimReport[]): string[] {
  if (claims.length === 0) return [];
  const rows = claims.map(({ claim, finding }) => [
    claim.source,
    claim.sentence,
    claim.published,
    finding.measured,
    finding.verdict,
  ]);
  return [
    '### Claims',
    '',
    claimsSentence(claims),
    '',
    ...table(['source', 'claim', 'published', 'measured', ''], rows),
    '',
  ];
}

/** A report as a section of a Markdown document: the claims, the presets, then the sweeps. */
export function reportMarkdown(report: Report): string {
  const { facts, claims, sweeps } = report;
  return [
    `## ${facts.title}`,
    '',
    ...factLines(facts),
    '',
    ...claimLines([...claims, ...sweeps.flatMap((sweep) => sweep.claims)]),
    ...presetLines(report),
    ...sweeps.flatMap(sweepLines),
  ].join('\n');
}
