import type { CallOutput, Run } from '@shared/api';
import { arithmeticText, forkText } from '@shared/api';
import { formatCount } from '@shared/metric';
import { headlineKeys, namedMetric } from '@shared/metrics/registry';
import { clock } from '@shared/numbers';
import { agreementOf, type Expectation, expectationOf, lineageText } from '@shared/reproduction';
import { activityWords, canResume } from '@shared/run';
import { inSentence } from '@shared/values/name';
import type { Agreement } from '@shared/verdict';
import type { Command } from 'commander';
import { seriesOf } from '../lab/seriesOf';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { say, sayJson } from '../output/output';
import { tapLines } from '../output/summary';
import { type Column, table } from '../output/table';
import { command, metricText, moment, verdictText } from '../output/words';

type Found = CallOutput<'runs.get'> & {
  readonly expectation: Expectation;
  readonly agreement: Agreement | undefined;
};
type Fact = readonly [name: string, value: string];

const facts: readonly Column<Fact>[] = [
  { title: '', cell: ([name]) => name },
  { title: '', cell: ([, value]) => value },
];

const metrics: readonly Column<Fact>[] = [
  { title: 'metric', cell: ([name]) => name },
  { title: 'value', align: 'right', cell: ([, value]) => value },
];

function verdictFacts(run: Run, expectation: Expectation, agreement: Agreement | undefined): Fact[] {
  const expected = expectation.preset?.expected;
  const lineage = lineageText(expectation);
  const byTap = run.verdict === null ? [] : tapLines(run.verdict);
  const reasons = byTap.length > 0 ? byTap : (run.verdict?.reasons ?? []);
  return [
    ['verdict', run.verdict === null ? 'none yet' : verdictText(run.verdict.verdict)],
    ...reasons.map((reason): Fact => ['', reason]),
    ...(expected === undefined
      ? []
      : ([
          ['expected', `${verdictText(expected.verdict)}${agreementText(agreement)}`],
          ['', `${expected.claim} (${expected.source})`],
        ] as const)),
    ...(expected?.numbers === undefined ? [] : ([['published', expected.numbers]] as const)),
    ...(lineage === undefined ? [] : ([['lineage', lineage]] as const)),
  ];
}

/** Nothing where nothing is published, or nothing to compare. */
function agreementText(agreement: Agreement | undefined): string {
  if (agreement === undefined || agreement.kind === 'measured' || agreement.kind === 'missing') return '';
  return `, ${agreement.kind}${agreement.reason === undefined ? '' : `: ${agreement.reason}`}`;
}

function progressFacts({
  status,
  activity,
  step,
  totalSteps,
  seconds,
  imagesPerSecond,
  ...run
}: Run): Fact[] {
  const ended: Fact[] = run.endedAt === null ? [] : [['ended', moment(run.endedAt)]];
  return [
    ['status', activity === null ? status : `${status}, ${activityWords[activity]}`],
    ...(run.waitsFor === null ? [] : ([['waits for', run.waitsFor]] as const)),
    ...(run.error === null ? [] : ([['error', run.error.message]] as const)),
    ['steps', totalSteps === null ? formatCount(step) : `${formatCount(step)} of ${formatCount(totalSteps)}`],
    [
      'time',
      imagesPerSecond === null
        ? clock(seconds)
        : `${clock(seconds)}, ${formatCount(imagesPerSecond)} images/s`,
    ],
    ['made', moment(run.createdAt)],
    ...ended,
  ];
}

/** Nothing of the lab's own machine. */
function attemptFacts(attempts: Found['attempts']): Fact[] {
  return attempts.flatMap(({ attempt, place }): Fact[] =>
    place === null ? [] : [[`attempt ${attempt}`, place]],
  );
}

/** Where the run comes from, and what was made of it. */
function forkFacts({ fork, children }: Found): Fact[] {
  const [first, ...rest] = fork === null ? [] : forkText(fork);
  return [
    ...(first === undefined ? [] : ([['forked', first]] as const)),
    ...rest.map((text): Fact => ['', text]),
    ...children.map(
      ({ number, name, step }): Fact => ['fork', `run ${number} after step ${step}: ${inSentence(name)}`],
    ),
  ];
}

function describe(found: Found): string[] {
  const { run, artifacts, marks, attempts, expectation, agreement } = found;
  const checkpoint = artifacts.filter(({ kind }) => kind === 'checkpoint').at(-1);
  const described: Fact[] = [
    ['id', run.id],
    ['preset', run.preset ?? 'none'],
    ['seed', String(run.seed)],
    ...forkFacts(found),
    ...verdictFacts(run, expectation, agreement),
    ...progressFacts(run),
    ...attemptFacts(attempts),
    ['backend', run.backend?.text ?? 'not started yet'],
    ['execution', run.execution ?? 'not started yet'],
    ...marks.flatMap(({ kind, text }): Fact[] => (kind === 'warning' ? [['warning', text]] : [])),
    ...(run.backend === null ? [] : ([['processor', run.backend.processor]] as const)),
    ...(run.backend?.arithmetic == null
      ? []
      : ([['arithmetic', arithmeticText(run.backend.arithmetic)]] as const)),
    ...(checkpoint === undefined ? [] : ([['checkpoint', checkpoint.path]] as const)),
    ...(run.note === '' ? [] : ([['note', run.note]] as const)),
  ];
  const measured = headlineKeys([run.headline]).map(
    (key): Fact => [namedMetric(key).title, metricText(key, run.headline[key])],
  );
  return [
    `Run ${run.number}: ${inSentence(run.name)}`,
    ...table(facts, described).split('\n').slice(1),
    ...(measured.length === 0 ? [] : ['', table(metrics, measured)]),
    ...(canResume(run) ? ['', `Go on with: ${command(`resume ${run.number}`)}`] : []),
  ];
}

/** The architecture is named by the preset that it is, not by the one that it came from. */
function jsonOf({ expectation, agreement, ...found }: Found) {
  const { preset, origin, changes } = expectation;
  return {
    ...found,
    expected: preset === undefined ? null : { preset: preset.id, ...preset.expected },
    lineage: { origin: origin?.id ?? null, changes },
    agreement: agreement ?? null,
  };
}

export function addShow(program: Command, open: OpenLab): void {
  program
    .command('show')
    .argument('<run>', 'its number, its id, or the beginning of it')
    .description('show a run: verdict and why, what its preset should do, metrics, backend, time')
    .option('--json', 'the run, its document, marks and files as one line of JSON')
    .action(async (wanted: string, { json = false }: { json?: boolean }) => {
      const found = await withLab(open, async (engine) => {
        const { id } = await findRun(engine, wanted);
        const got = await engine.call('runs.get', { id });
        const expectation = expectationOf(got.document);
        const { preset } = expectation;
        const agreement = preset && agreementOf(preset, got.run, await seriesOf(engine, id));
        return { ...got, expectation, agreement };
      });
      if (json) sayJson(jsonOf(found));
      else say(describe(found).join('\n'));
    });
}
