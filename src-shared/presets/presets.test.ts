import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { analyse } from '../graph/analysis/analyse';
import { documentSchema, type GraphDocument, type GraphNode } from '../graph/document/document';
import { formatDocument, parseDocument } from '../graph/document/parse';
import type { PortDefinition } from '../node/definition';
import { nodeType } from '../nodes/registry';
import { findPreset, presetSections, presetSizes, presets, withOverrides } from '.';

/** About how large the canvas draws a node: a header and one row per port and lane; weights come in at the top. */
function box({ type, lanes, position }: GraphNode) {
  const definition = nodeType(type);
  const rows = (ports: Readonly<Record<string, PortDefinition>>) =>
    Object.values(ports)
      .filter(({ kinds }) => !kinds.includes('weights'))
      .reduce((sum, port) => sum + (port.laned ? lanes : 1), 0);
  const height = 50 + 22 * Math.max(rows(definition?.inputs ?? {}), rows(definition?.outputs ?? {}));
  return { x: position.x, y: position.y, width: 116, height };
}

function overlapping({ nodes }: GraphDocument): string[] {
  return nodes.flatMap((node, index) =>
    nodes.slice(index + 1).flatMap((other) => {
      const [a, b] = [box(node), box(other)];
      const apart =
        Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + 16 ||
        Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
      return apart ? [] : [`${node.id} and ${other.id}`];
    }),
  );
}

describe('the gallery', () => {
  it('names every preset once, section by section', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    const order = presets.map(({ section }) => presetSections.indexOf(section));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('says how to correct a name that it does not have', () => {
    expect(() => findPreset('simsam')).toThrowError(/no preset "simsam"\. There are: simsiam, /);
  });
});

for (const preset of presets)
  describe(`the preset ${preset.id}`, () => {
    it('states its formula in KaTeX, what to look for, and a claim with its source', () => {
      expect(() =>
        katex.renderToString(preset.formula, { throwOnError: true, strict: 'ignore' }),
      ).not.toThrow();
      expect(preset.watch.length).toBeGreaterThan(60);
      expect(preset.expected.claim).toMatch(/\.$/);
      expect(preset.expected.source).toMatch(/arXiv \d{4}\.\d{5}/);
    });

    for (const size of presetSizes)
      it(`is an ordinary document at size ${size}, without problems`, () => {
        const document = preset.build(size);
        expect(analyse(document).problems).toEqual([]);
        expect(documentSchema.parse(document)).toEqual(document);
        expect(parseDocument(formatDocument(document))).toEqual(document);
      });

    it('fits the canvas as a figure from left to right, no two nodes on each other', () => {
      const document = preset.build('small');
      expect(overlapping(document)).toEqual([]);
      const boxes = document.nodes.map(box);
      const span = (from: number[], to: number[]) => Math.max(...to) - Math.min(...from);
      const width = span(
        boxes.map((b) => b.x),
        boxes.map((b) => b.x + b.width),
      );
      const height = span(
        boxes.map((b) => b.y - b.height / 2),
        boxes.map((b) => b.y + b.height / 2),
      );
      expect(Math.min(900 / width, 560 / height)).toBeGreaterThan(0.6);
      for (const { from, to } of document.edges) {
        const place = (id: string) => document.nodes.find((node) => node.id === id)!.position;
        const along = from.port === 'weights' ? 'y' : 'x';
        expect(place(from.node)[along], `${from.node} comes before ${to.node}`).toBeLessThan(
          place(to.node)[along],
        );
      }
    });
  });

describe('presets', () => {
  it('watch z and, where there is one, the prediction', () => {
    for (const id of ['simsiam', 'simsiam-decomposed', 'simsiam-none', 'byol'])
      expect(analyse(findPreset(id).build('small')).taps.map((tap) => tap.id)).toContain('predictor');
    for (const preset of presets) {
      const [first] = analyse(preset.build('small')).taps;
      expect(first).toMatchObject({ id: 'projector', role: 'representation' });
    }
  });

  it('measure accuracy on the encoder that is trained', () => {
    for (const preset of presets)
      expect(analyse(preset.build('paper')).backbone).toEqual({ node: 'encoder', port: 'y', lane: 0 });
  });

  it("train the paper's networks with the rates of its authors' code at the size of theirs", () => {
    const { training, nodes } = findPreset('simsiam').build('authors');
    expect(training).toMatchObject({ baseRate: 0.5, batch: 256, weightDecay: 1e-5, epochs: 1000 });
    expect(training.warmup * training.epochs).toBe(10);
    expect(training.warmupFrom * training.baseRate).toBeCloseTo(0.003, 12);
    expect(training.moduleRates).toEqual([{ node: 'predictor', factor: 1, schedule: 'static' }]);
    expect(nodes.find(({ id }) => id === 'views')?.params.cropMin).toBe(0.08);
    for (const { section, build } of presets.filter((preset) => preset.section === 'Other methods'))
      expect(build('authors'), section).toEqual(build('paper'));
  });

  it('train the first view alone towards an average that the second alone fills', () => {
    const { edges } = findPreset('moving-average-target').build('small');
    const into = (node: string, port: string) =>
      edges.filter(({ to }) => to.node === node && to.port === port);
    expect(into('loss', 'p').map(({ from }) => from)).toEqual([{ node: 'normalise', port: 'y', lane: 0 }]);
    expect(into('bank', 'x').map(({ from }) => from)).toEqual([{ node: 'normalise', port: 'y', lane: 1 }]);
    expect(into('loss', 'z').map(({ from }) => from.node)).toEqual(['stop-gradient']);
  });

  it('take their number of augmentations from the command line', () => {
    for (const lanes of [2, 5, 16]) {
      const document = withOverrides(findPreset('eoa-many-augmentations').build('small'), {
        set: [`views.lanes=${lanes}`],
      });
      expect(analyse(document).problems).toEqual([]);
      expect(document.nodes.find(({ id }) => id === 'mean')?.lanes).toBe(lanes);
    }
  });

  it('reach collapse by momentum 0 where the target is a moving average', () => {
    const document = withOverrides(findPreset('moving-average-target').build('small'), {
      set: ['bank.momentum=0'],
    });
    expect(analyse(document).problems).toEqual([]);
    expect(document.nodes.find(({ id }) => id === 'bank')?.params.momentum).toBe(0);
  });
});
