import type { Run } from '@shared/api';
import { presets } from '@shared/presets';
import type { Claim, Reproduced } from '@shared/reproduction';
import { spreadOf } from '@shared/sweep';
import { describe, expect, it } from 'vitest';
import { exampleRun } from '../cli/testing/exampleRun';
import { reportHtml } from './html';
import { reportMarkdown } from './markdown';
import type { Report } from './report';
import { remarks, verdictCounts } from './text';

function spread(...values: number[]) {
  const found = spreadOf(values);
  if (found === undefined) throw new Error('no values');
  return found;
}

const band = { steps: [0, 10], mean: [0.1, 0.9], min: [0, 0.8], max: [0.2, 1] };

function entry(preset: Reproduced['preset']): Reproduced {
  return {
    preset,
    seeds: [{ seed: 0, run: null, agreement: { kind: 'missing' } }],
    agreement: 'missing',
    numbers: { m_o: spread(0.2, 0.3), knn_accuracy: spread(0.361) },
    charts: [
      {
        title: 'm_o and m_r of projector',
        range: [0, 1],
        limits: [0.8],
        lines: [
          { label: 'm_o', tone: 'centre', band },
          { label: 'm_r', tone: 'residual', band },
        ],
      },
      { title: 'kNN accuracy', range: null, limits: [], lines: [{ label: '', tone: 'plain', band }] },
    ],
  };
}

const rises: Claim = {
  id: 'rises',
  source: 'arXiv 0, table 1',
  sentence: 'It rises & falls.',
  published: '1 < 2',
  experiment: 'temperature',
  quantities: [],
  relation: { kind: 'rises' },
};

const report: Report = {
  facts: {
    title: 'Reproduction <of> "everything"',
    madeAt: Date.UTC(2026, 0, 2, 3, 4),
    version: '1.0.0',
    backend: 'TensorFlow 2.21.0 · CPU, 2 threads',
    data: 'embedded',
    settings: 'small, 300 steps, batch 256',
    seeds: [0, 1, 2],
    seconds: 4000,
  },
  claims: [],
  presets: presets.map(({ build: _build, ...preset }) => entry(preset)),
  sweeps: [
    {
      title: 'Temperature & more',
      address: 'loss.temperature',
      curves: [
        {
          metric: 'loss/entropy',
          points: [
            { label: '0.1', spread: spread(1, 2) },
            { label: '<0.2>', spread: null },
          ],
        },
      ],
      verdicts: { '0.1': ['healthy', 'partial'] },
      claims: [{ claim: rises, finding: { verdict: 'does not hold', measured: '0.1 1.5, <0.2> | –' } }],
    },
  ],
};

/** Every element that is opened is closed, in order: enough of a parser to find an unclosed or unescaped tag. */
function unbalanced(html: string): string | undefined {
  const single = new Set(['meta', 'br', 'path']);
  const open: string[] = [];
  for (const [, slash, name = '', rest = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|[^>"])*)>/gi,
  )) {
    if (slash === '/') {
      if (open.pop() !== name) return name;
    } else if (!single.has(name) && !rest.endsWith('/')) open.push(name);
  }
  return open.at(-1);
}

describe('the report as HTML', () => {
  const html = reportHtml(report);

  it('closes every element that it opens', () => {
    expect(unbalanced(html)).toBeUndefined();
  });

  it('needs nothing from elsewhere and runs no script', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=/i);
    const addresses = [...html.matchAll(/https?:\/\/[^"'\s<]+/g)].map(([address]) => address);
    expect(addresses.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true);
  });

  it('shows every preset with its formula, its claim and its curves', () => {
    for (const { id } of presets) expect(html).toContain(`<section id="${id}">`);
    expect(html.match(/<math /g)).toHaveLength(presets.length);
    expect(html.match(/<svg /g)).toHaveLength(2 * presets.length + 1);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('escapes what it was given', () => {
    expect(html).toContain('<title>Reproduction &lt;of&gt; &quot;everything&quot;</title>');
    expect(html).toContain('&lt;0.2&gt;');
    expect(html).toContain('It rises &amp; falls.');
  });
});

describe('the report as Markdown', () => {
  const markdown = reportMarkdown(report);

  it('has tables whose rows have as many cells as their heads', () => {
    for (const block of markdown.split('\n\n').filter((text) => text.startsWith('|'))) {
      const widths = block
        .trim()
        .split('\n')
        .map((line) => line.split(' | ').length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(markdown).toContain(
      '| simsiam | no collapse | not finished | missing |  | 0.25 ± 0.07 | – | – | – | – | 36.1 % | – |',
    );
  });

  it('says when, on what and with which seeds it was measured', () => {
    expect(markdown).toContain('2026-01-02 03:04 UTC, TensorFlow 2.21.0 · CPU, 2 threads.');
    expect(markdown).toContain('seeds 0, 1, 2. 1 h 7 min of training.');
    expect(markdown).toContain(
      '| arXiv 0, table 1 | It rises & falls. | 1 < 2 | 0.1 1.5, <0.2> \\| – | does not hold |',
    );
    expect(markdown).toContain('1 claim: 0 hold, 1 do not hold, 0 with not enough runs to say.');
  });
});

describe('numbers of a report', () => {
  it('count verdicts that differ between seeds', () => {
    expect(verdictCounts(['healthy', 'healthy'])).toBe('healthy');
    expect(verdictCounts(['collapsed', 'partial', 'collapsed'])).toBe('collapsed ×2, partial');
    expect(verdictCounts([])).toBe('not finished');
  });
});

describe('a remark', () => {
  it('is one sentence, whatever became of the run', () => {
    const of = (status: Run['status'], message?: string) => {
      const error = message === undefined ? null : { code: 'loss-not-finite' as const, message, where: {} };
      const run = exampleRun({ status, error });
      const seed = { seed: 2, run, agreement: { kind: 'missing' as const } };
      return remarks({ seeds: [seed] });
    };
    expect(of('failed', 'The loss is NaN. Lower the rate.')).toEqual([
      'Seed 2: The loss is NaN. Lower the rate.',
    ]);
    expect(of('failed', 'The loss is NaN')).toEqual(['Seed 2: The loss is NaN.']);
    expect(of('stopped')).toEqual(['Seed 2: the run is stopped.']);
  });
});
