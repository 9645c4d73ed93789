import { spreadText } from '../sweep';
import type { ComparedColumn } from './columns';
import type { Comparison } from './compare';
import { deltaText } from './numberRows';
import type { Row } from './rows';

/** A comparison as rows of text under a head, ready to be written in any form. */
export interface ComparisonTable {
  readonly head: readonly string[];
  readonly sections: readonly { readonly title: string; readonly rows: readonly (readonly string[])[] }[];
}

const none = '–';

function texts({ label, values }: Row): string[] {
  return [label, ...values.map((value) => value ?? none)];
}

function verdictOf({ runs }: ComparedColumn): string {
  const verdicts = runs.map(({ run }) => run.verdict?.verdict ?? none);
  return [...new Set(verdicts)].join(', ');
}

function reasonsOf({ runs }: ComparedColumn): string {
  return [...new Set(runs.flatMap(({ run }) => run.verdict?.reasons ?? []))].join('; ') || none;
}

function numberTexts({ numbers }: Comparison): string[][] {
  return numbers.map(({ key, title, spreads, deltas }) => [
    title,
    ...spreads.map((spread, place) => {
      const delta = deltas[place] ?? null;
      if (delta === null) return spreadText(key, spread);
      const judged = delta.judgement === null ? '' : `, ${delta.judgement}`;
      return `${spreadText(key, spread)} (${deltaText(key, delta)}${judged})`;
    }),
  ]);
}

/** @param everything rows in which nothing differs too */
export function comparisonTable(comparison: Comparison, everything = false): ComparisonTable {
  const { columns, baseline, architectures } = comparison;
  const wanted = (rows: readonly Row[]) => rows.filter(({ differs }) => everything || differs).map(texts);
  const wiring = architectures.map(({ changes }, place) =>
    place === baseline ? 'baseline' : changes.join(', ') || 'the same',
  );
  const sameWiring = architectures.every(({ changes }) => changes.length === 0);
  const sections = [
    {
      title: 'Verdict',
      rows: [
        ['Verdict', ...columns.map(verdictOf)],
        ['Numbers that fired', ...columns.map(reasonsOf)],
      ],
    },
    { title: 'Numbers', rows: numberTexts(comparison) },
    { title: 'Architecture', rows: sameWiring && !everything ? [] : [['Nodes and wires', ...wiring]] },
    { title: 'Parameters', rows: wanted(comparison.parameters) },
    { title: 'Facts', rows: wanted(comparison.facts) },
    { title: 'Data', rows: wanted(comparison.data) },
    { title: 'Machine', rows: wanted(comparison.machine) },
  ];
  return {
    head: ['', ...columns.map(({ label }, place) => (place === baseline ? `${label}, baseline` : label))],
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}
