import type { Run } from '@shared/api';
import { headlineKeys, namedMetric } from '@shared/metrics/registry';
import { presets } from '@shared/presets';
import { command, duration, grouped, metricText, verdictText } from './words';

/** What the run's preset should end as; undefined for a document of one's own. */
export function expectedOf(run: Run) {
  return presets.find(({ id }) => id === run.preset)?.expected;
}

/** Verdict, what it is expected to be, the numbers that fired, the metrics, time and backend. */
export function summaryLines(run: Run): string[] {
  const expected = expectedOf(run);
  const lines: string[] = [];
  if (run.verdict !== null) {
    const { verdict, reasons } = run.verdict;
    lines.push(`Run ${run.number} is ${verdictText(verdict)}.${comparison(verdict, expected)}`);
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

function comparison(verdict: string, expected: ReturnType<typeof expectedOf>): string {
  if (expected === undefined || expected.verdict === 'measured') return '';
  return expected.verdict === verdict
    ? ` As expected (${expected.source}).`
    : ` Expected: ${verdictText(expected.verdict)} (${expected.source}).`;
}

function timing({ seconds, imagesPerSecond, step, backend }: Run): string {
  const speed = imagesPerSecond === null ? '' : `, ${grouped(imagesPerSecond)} images/s`;
  const where = backend === null ? '' : `, ${backend.text}`;
  return `${grouped(step)} steps in ${duration(seconds)}${speed}${where}`;
}
