import { documentSchema } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { expect, it } from 'vitest';
import { defaultRateGroup } from '.';

it('the rate of the modules without one of their own has a name that no node can have', () => {
  const document = findPreset('simsiam').build('small');
  const named = (id: string) => ({
    ...document,
    nodes: document.nodes.map((node) => (node.id === 'encoder' ? { ...node, id } : node)),
  });
  expect(documentSchema.safeParse(named('all')).success).toBe(true);
  expect(documentSchema.safeParse(named(defaultRateGroup)).success).toBe(false);
});
