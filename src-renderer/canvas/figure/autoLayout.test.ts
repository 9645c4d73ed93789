import { boxCorner, nodeBox, wireEnd } from '@shared/figure';
import { connect } from '@shared/graph';
import { findPreset, presets } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { autoLayout } from './autoLayout';

describe('autoLayout', () => {
  it.each(presets.map((preset) => [preset.id, preset] as const))(
    'lets the data of %s flow from left to right',
    (_, preset) => {
      const document = autoLayout(preset.build('small'));
      for (const { from, to } of document.edges) {
        const out = wireEnd(document, from, 'outputs');
        const into = wireEnd(document, to, 'inputs');
        expect(out?.x).toBeLessThan(into?.x ?? 0);
      }
    },
  );

  it('lays no box on another', () => {
    const { nodes } = autoLayout(findPreset('inverse-predictor').build('small'));
    const columns = nodes.map((node) => ({ ...boxCorner(node), ...nodeBox(node) }));
    for (const [index, a] of columns.entries())
      for (const b of columns.slice(index + 1))
        expect(
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
        ).toBe(true);
  });

  it('lays out a document with a cycle and a wire to a node that is gone', () => {
    const simsiam = findPreset('simsiam').build('small');
    const cyclic = connect(
      simsiam,
      { node: 'projector', port: 'z', lane: 0 },
      { node: 'encoder', port: 'x', lane: 0 },
    );
    const dangling = { ...cyclic, nodes: cyclic.nodes.filter(({ id }) => id !== 'loss') };
    for (const { position } of autoLayout(dangling).nodes) {
      expect(Number.isFinite(position.x)).toBe(true);
      expect(Number.isFinite(position.y)).toBe(true);
    }
  });
});
