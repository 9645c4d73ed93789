import { updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { documentActions, documentStore } from '../document';
import { showComponent } from '../testing/showComponent';
import { Canvas } from './Canvas';

/** Ids of the nodes whose cards were rendered, once for each time: every card asks which edges its wires may leave by. */
const rendered = vi.hoisted((): string[] => []);
vi.mock('./figure/figure', async (original) => {
  const figure = await original<typeof import('./figure/figure')>();
  return {
    ...figure,
    ownsWeights: (node: Parameters<typeof figure.ownsWeights>[0]) => {
      rendered.push(node.id);
      return figure.ownsWeights(node);
    },
  };
});

const simsiam = findPreset('simsiam').build('small');

beforeEach(async () => {
  documentStore.getState().actions.restore(simsiam);
  showComponent(<Canvas />);
  await screen.findByTestId('node-encoder');
  rendered.length = 0;
});
afterEach(cleanup);

const edit = (change: Parameters<typeof documentActions.edit>[0]) =>
  act(async () => documentActions.edit(change));

it('renders no card again for an edit of the training settings', async () => {
  await edit((document) => ({ ...document, training: { ...document.training, batch: 64 } }));
  expect(rendered).toEqual([]);
});

it('renders one card again for an edit of its label', async () => {
  await edit((document) => updateNode(document, 'encoder', { label: 'Backbone' }));
  expect(new Set(rendered)).toEqual(new Set(['encoder']));
  expect(screen.getByText('Backbone')).toBeDefined();
});

it('renders the cards again whose types an edit changes', async () => {
  await edit((document) => updateNode(document, 'projector', { params: { layers: 2, hidden: 32, out: 24 } }));
  const again = new Set(rendered);
  expect(again.has('projector')).toBe(true);
  expect(again.has('predictor')).toBe(true);
  expect(again.has('dataset')).toBe(false);
  expect(again.has('encoder')).toBe(false);
});

it('renders the two cards again that a selection concerns', async () => {
  await act(async () => documentActions.select({ nodes: ['encoder'] }));
  expect(new Set(rendered)).toEqual(new Set(['encoder']));
  rendered.length = 0;
  await act(async () => documentActions.select({ nodes: ['projector'] }));
  expect(new Set(rendered)).toEqual(new Set(['encoder', 'projector']));
});
