import type { Run } from '@shared/api';
import type { GraphDocument } from '@shared/graph';
import { formatCount } from '@shared/metric';
import { headlineKeys, namedMetric } from '@shared/metrics/registry';
import { clock } from '@shared/numbers';
import type { Preset } from '@shared/presets';
import { agreementOf, expectationOf, lineageText, type RunSeries } from '@shared/reproduction';
import type { Agreement, VerdictReport } from '@shared/verdict';
import { command, metricText, verdictText } from './words';

/** What a run is summed up from, apart from its own fields. */
export interface RunHistory {
  readonly document: GraphDocument;
  readonly series: RunSeries;
}

/** The verdict on each watched embedding, with its numbers; of one alone the run's own verdict says all. */
export function tapLines({ taps }: VerdictReport): string[] {
  if (taps.length < 2) return [];
  return taps.map(({ tap, verdict, reasons }) => `${tap} ${verdictText(verdict)}: ${reasons.join('; ')}`);
}

/** Verdict, what it is expected to be, the numbers that fired, the metrics, time and backend. */
export function summaryLines(run: Run, { document, series }: RunHistory): string[] {
  const expectation = expectationOf(document);
  const { preset } = expectation;
  const lines: string[] = [];
  if (run.verdict !== null) {
    const { verdict, reasons } = run.verdict;
    const lineage = lineageText(expectation);
    const byTap = tapLines(run.verdict);
    const beside = preset === undefined ? '' : comparison(preset.expected, agreementOf(preset, run, series));
    lines.push(`Run ${run.number} is ${verdictText(verdict)}.${beside}`);
    lines.push(...(byTap.length > 0 ? byTap : reasons).map((line) => `  ${line}`));
    if (lineage !== undefined) lines.push(lineage);
  }
  const metrics = headlineKeys([run.headline]).map(
    (key) => `${namedMetric(key).short} ${metricText(key, run.headline[key])}`,
  );
  if (metrics.length > 0) lines.push(metrics.join('  '));
  lines.push(timing(run));
  if (run.status === 'finished')
    lines.push(
      `${command(`show ${run.number}`)} shows it again; export ${run.number} --csv gives its curves.`,
    );
  return lines;
}

function comparison({ verdict, source }: Preset['expected'], { kind, reason }: Agreement): string {
  switch (kind) {
    case 'agrees':
      return ` As expected (${source}).`;
    case 'differs':
      return ` Expected: ${verdictText(verdict)} (${source}).`;
    case 'under way':
      return ` Expected: ${verdictText(verdict)} (${source}), still under way: ${reason}.`;
    case 'measured':
    case 'missing':
      return '';
  }
}

function timing({ seconds, imagesPerSecond, step, backend }: Run): string {
  const speed = imagesPerSecond === null ? '' : `, ${formatCount(imagesPerSecond)} images/s`;
  const where = backend === null ? '' : `, ${backend.text}`;
  return `${formatCount(step)} steps in ${clock(seconds)}${speed}${where}`;
}
