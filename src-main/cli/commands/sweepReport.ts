import type { Sweep } from '@shared/api';
import type { GraphDocument } from '@shared/graph';
import { type Claim, claimsOn, evaluateClaim } from '@shared/reproduction';
import { type Analysis, aggregate, namedAddress, type SweepCurve, spreadText, sweepCsv } from '@shared/sweep';
import { version } from '../../../package.json';
import type { Engine } from '../../engine';
import {
  type ClaimReport,
  claimsSentence,
  type ReportFacts,
  type SweepReport,
  verdictCounts,
} from '../../report';
import { incompleteText } from '../display';
import type { SweepPoint } from '../lab/followSweep';
import type { SweepOptions } from '../options/sweepOptions';
import { seedsOf } from '../options/sweepOptions';
import { Exit, exitCodes } from '../output/exitCodes';
import { say } from '../output/output';
import { type Column, table } from '../output/table';
import { verdictText } from '../output/words';

/** What a sweep is about; one of a person's own has its own name and no claims. */
export interface SweepSubject {
  readonly title?: string;
  readonly claims: readonly Claim[];
}

/** An analysis with the claims on it; nothing of a sweep of one's own. */
export function subjectOf(analysis: Analysis | undefined): SweepSubject {
  return analysis === undefined ? { claims: [] } : { title: analysis.title, claims: claimsOn(analysis.id) };
}

/** What came of a sweep, as far as its runs have finished. */
export interface SweepOutcome {
  readonly sweep: Sweep;
  readonly points: readonly SweepPoint[];
  readonly report: SweepReport;
}

function evaluated(claims: readonly Claim[], curves: readonly SweepCurve[]): ClaimReport[] {
  return claims.map((claim) => ({ claim, finding: evaluateClaim(claim, curves) }));
}

/** Reads the results of a sweep, and what they say of the claims on it. */
export async function sweepOutcome(
  engine: Engine,
  { id }: Sweep,
  { title, claims }: SweepSubject = { claims: [] },
): Promise<SweepOutcome> {
  const { sweep, points } = await engine.call('sweeps.get', { id });
  const { results } = await engine.call('sweeps.results', { id });
  const curves = aggregate(sweep.labels, sweep.metrics, results);
  const verdicts = sweep.labels.map((label) => {
    const own = points.filter((point) => point.label === label && point.run?.status === 'finished');
    return [label, own.flatMap(({ run }) => run?.verdict?.verdict ?? [])] as const;
  });
  const report: SweepReport = {
    title: title ?? sweep.name,
    address: sweep.address,
    curves,
    verdicts: Object.fromEntries(verdicts),
    claims: evaluated(claims, curves),
  };
  return { sweep, points, report };
}

/** Whether a sweep ended before each of its runs came to an end of its own, which failing is, too. */
export function wasStopped({ points }: Pick<SweepOutcome, 'points'>): boolean {
  return points.some(({ run }) => run?.status !== 'finished' && run?.status !== 'failed');
}

/** The exit code where a sweep did not finish: Ctrl-C after a run had failed is still Ctrl-C. */
export function unfinishedCode(outcomes: readonly Pick<SweepOutcome, 'points'>[]): number {
  return outcomes.some(wasStopped) ? exitCodes.interrupted : exitCodes.failed;
}

/** Says what is missing of sweeps that did not come to their end. @throws Exit where there is one. */
export function requireFinished(outcomes: readonly SweepOutcome[], json: boolean): void {
  const unfinished = outcomes.find(({ sweep }) => sweep.status !== 'finished');
  if (unfinished === undefined) return;
  if (!json) say(incompleteText(unfinished.sweep));
  throw new Exit(unfinishedCode(outcomes));
}

/** The aligned table of a sweep: value, verdicts, mean ± standard deviation of each metric. */
export function sweepTable({ sweep, report }: SweepOutcome): string {
  const rows = sweep.labels.map((label, index) => ({ label, index }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      title: sweep.address ?? 'document',
      align: sweep.address === null ? 'left' : 'right',
      cell: ({ label }) => label,
    },
    { title: 'verdict', cell: ({ label }) => verdictText(verdictCounts(report.verdicts[label] ?? [])) },
    ...report.curves.map(
      ({ metric, points }): Column<(typeof rows)[number]> => ({
        title: namedAddress(metric).short,
        align: 'right',
        cell: ({ index }) => spreadText(metric, points[index]?.spread),
      }),
    ),
  ];
  return table(columns, rows);
}

/** Each claim with what is published and what was measured, in three lines, and how many hold. */
export function claimLines(claims: readonly ClaimReport[]): string[] {
  if (claims.length === 0) return [];
  return [
    ...claims.flatMap(({ claim, finding }) => [
      `${finding.verdict}: ${claim.sentence} (${claim.source})`,
      `  published  ${claim.published}`,
      `  measured   ${finding.measured}`,
    ]),
    claimsSentence(claims),
  ];
}

/** Whether any claim does not hold, which ends a command with a code of its own. */
export function someDiffers(claims: readonly ClaimReport[]): boolean {
  return claims.some(({ finding }) => finding.verdict === 'does not hold');
}

/** A claim as JSON. */
export function claimJson({ claim, finding }: ClaimReport) {
  const { id, source, sentence, published } = claim;
  return { id, source, sentence, published, ...finding };
}

/** The circumstances under which runs were measured, of what the command line asked for. */
export function reportFacts(
  title: string,
  options: SweepOptions,
  documents: readonly GraphDocument[],
  points: readonly SweepPoint[],
): ReportFacts {
  const lengths = documents.map(({ training: { maxSteps, epochs } }) =>
    maxSteps === 0 ? `${epochs} epochs` : `${maxSteps} steps`,
  );
  const batches = documents.map(({ training }) => `batch ${training.batch}`);
  const runs = points.flatMap(({ run }) => run ?? []);
  return {
    title,
    madeAt: Date.now(),
    version,
    backend: runs.find(({ backend }) => backend !== null)?.backend?.text ?? null,
    data: options.data ?? 'embedded',
    settings: [options.size ?? 'small', distinct(lengths), distinct(batches)].join(', '),
    seeds: seedsOf(options),
    seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(' or ');
}

/** The metrics of every finished run of a sweep as CSV. */
export async function resultsCsv(engine: Engine, { sweep, points }: SweepOutcome): Promise<string> {
  const { results } = await engine.call('sweeps.results', { id: sweep.id });
  return sweepCsv(sweep, sweep.metrics, points, results);
}
