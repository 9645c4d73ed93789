import type { FindingVerdict, Reproduced } from '@shared/reproduction';
import type { ClaimReport } from './report';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** What the finished seeds ended as: `collapsed`, or `collapsed ×2, partial`. */
export function verdictCounts(verdicts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  if (counts.size === 0) return 'not finished';
  if (counts.size === 1) return [...counts.keys()].join('');
  return [...counts].map(([verdict, count]) => (count === 1 ? verdict : `${verdict} ×${count}`)).join(', ');
}

/** How many claims came out how: `41 claims: 38 hold, 2 do not hold, 1 with not enough runs.` */
export function claimsSentence(claims: readonly ClaimReport[]): string {
  const count = (wanted: FindingVerdict) => claims.filter(({ finding }) => finding.verdict === wanted).length;
  const parts = [
    `${count('holds')} hold`,
    `${count('does not hold')} do not hold`,
    `${count('not enough runs')} with not enough runs to say`,
  ];
  return `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}: ${parts.join(', ')}.`;
}

/** The verdicts of a preset's finished seeds. */
export function observedVerdicts({ seeds }: Reproduced): string[] {
  return seeds.flatMap(({ run }) => (run?.status === 'finished' ? (run.verdict?.verdict ?? []) : []));
}

/** What each watched embedding ended as over the finished seeds: `projector healthy, predictor collapsed`. */
export function embeddingVerdicts({ seeds }: Reproduced): string {
  const taps = seeds.flatMap(({ run }) => (run?.status === 'finished' ? (run.verdict?.taps ?? []) : []));
  return [...new Set(taps.map(({ tap }) => tap))]
    .map((tap) => {
      const own = taps.filter((one) => one.tap === tap).map(({ verdict }) => verdict);
      return `${tap} ${verdictCounts(own)}`;
    })
    .join('; ');
}

/** Why seeds count as under way, and what became of those that did not finish. */
export function remarks({ seeds }: Pick<Reproduced, 'seeds'>): string[] {
  return seeds.flatMap(({ seed, run, agreement }) => {
    if (agreement.reason !== undefined) return [`Seed ${seed}: ${agreement.reason}.`];
    if (agreement.kind === 'differs')
      return (run?.verdict?.reasons ?? []).map((one) => `Seed ${seed}: ${one}.`);
    if (agreement.kind !== 'missing') return [];
    const why = run?.error?.message ?? `the run is ${run?.status ?? 'deleted'}`;
    return [`Seed ${seed}: ${why.replace(/\.$/, '')}.`];
  });
}
