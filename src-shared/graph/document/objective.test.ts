import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { removeEdges } from '../editing/edit';
import { formatEndpoint, type GraphDocument } from './document';
import { gradientReach, openLosses } from './objective';

function reach(document: GraphDocument) {
  const { modules, wires } = gradientReach(document, 'loss');
  const texts = [...wires].map(({ from, to }) => `${formatEndpoint(from)} ${formatEndpoint(to)}`);
  return { modules: [...modules].sort(), wires: texts.sort() };
}

const build = (id: string) => findPreset(id).build('small');

describe('the gradient of the loss', () => {
  it('of SimSiam goes through the predictor of both branches and stops at the stop-gradient', () => {
    const { modules, wires } = reach(build('simsiam'));
    expect(modules).toEqual(['encoder', 'predictor', 'projector']);
    expect(wires).toEqual(
      [
        'dataset.images views.images',
        'views.view encoder.x',
        'views.view:1 encoder.x:1',
        'encoder.y projector.y',
        'encoder.y:1 projector.y:1',
        'projector.z predictor.z',
        'projector.z:1 predictor.z:1',
        'predictor.p loss.p',
        'predictor.p:1 loss.p:1',
        'stop-gradient.y loss.z:1',
        'stop-gradient.y:1 loss.z',
      ].sort(),
    );
  });

  it('of Mirror SimSiam trains the predictor, but reaches the encoder only past it', () => {
    const document = build('mirror-simsiam');
    const { modules, wires } = reach(document);
    expect(modules).toEqual(['encoder', 'predictor', 'projector']);
    expect(wires).toContain('projector.z loss.z:1');
    expect(wires).toContain('stop-gradient.y predictor.z');
    expect(wires).not.toContain('projector.z stop-gradient.x');
    const past = document.edges.filter(({ from, to }) => from.node === 'projector' && to.node === 'loss');
    expect(reach(removeEdges(document, past)).modules).toEqual(['predictor']);
  });

  it('follows one branch where only one is pulled', () => {
    const document = build('naive-siamese');
    const second = document.edges.filter(({ to }) => to.node === 'loss' && to.port === 'z');
    const { wires } = reach(removeEdges(document, second));
    expect(wires).toContain('encoder.y projector.y');
    expect(wires).not.toContain('encoder.y:1 projector.y:1');
  });

  it('can be followed through one input of the loss alone', () => {
    const document = build('simsiam');
    expect([...gradientReach(document, 'loss', 'z').modules]).toEqual([]);
    expect([...gradientReach(document, 'loss', 'p').modules]).toContain('encoder');
  });
});

describe('open losses', () => {
  it('are those that no wire takes on, wherever that ends', () => {
    const document = build('simsiam');
    const loss = { node: 'loss', port: 'loss', lane: 0 };
    expect(openLosses(document)).toEqual([loss]);
    const nowhere = { ...document, edges: [...document.edges, { from: loss, to: { ...loss, node: 'sum' } }] };
    expect(openLosses(nowhere)).toEqual([loss]);
  });
});
