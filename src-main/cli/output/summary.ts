import type { Run } from '@shared/api';
import { formatCount } from '@shared/metric';
import { headlineKeys, namedMetric } from '@shared/metrics/registry';
import { clock } from '@shared/numbers';
import { type Preset, presets } from '@shared/presets';
import { agreementOf, type RunSeries } from '@shared/reproduction';
import type { Agreement } from '@shared/verdict';
import { command, metricText, verdictText } from './words';

/** The preset that a run's document came from; undefined for a document of one's own. */
export function presetOf(run: Run): Preset | undefined {
  return presets.find(({ id }) => id === run.preset);
}

/** Verdict, what it is expected to be, the numbers that fired, the metrics, time and backend. */
export function summaryLines(run: Run, series: RunSeries): string[] {
  const preset = presetOf(run);
  const lines: string[] = [];
  if (run.verdict !== null) {
    const { verdict, reasons } = run.verdict;
    const beside = preset === undefined ? '' : comparison(preset.expected, agreementOf(preset, run, series));
    lines.push(`Run ${run.number} is ${verdictText(verdict)}.${beside}`);
    lines.push(...reasons.map((reason) => `  ${reason}`));
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
