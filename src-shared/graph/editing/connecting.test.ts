import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { type Endpoint, formatEndpoint, type GraphDocument } from '../document/document';
import { wiresInto } from '../document/lookup';
import { connectLanes, connectProblem, endpointsOf, inputFor, outputFor } from './connecting';
import { addNode, removeEdges } from './edit';

const end = (node: string, port: string, lane = 0): Endpoint => ({ node, port, lane });

/** SimSiam without the wires into its loss. */
function openLoss(): GraphDocument {
  const document = findPreset('simsiam').build('small');
  return removeEdges(document, wiresInto(document, 'loss'));
}

function into(document: GraphDocument, node: string): string[] {
  return wiresInto(document, node).map(({ from, to }) => `${formatEndpoint(from)} → ${formatEndpoint(to)}`);
}

describe('connectProblem', () => {
  it('lets an output meet an input that takes one of its kinds', () => {
    expect(connectProblem(openLoss(), end('predictor', 'p'), end('loss', 'p'))).toBeUndefined();
  });

  it('says which kinds an input takes', () => {
    expect(connectProblem(openLoss(), end('views', 'view'), end('loss', 'p'))).toBe(
      'p takes embedding, not images',
    );
  });

  it('refuses a wire that would close a cycle', () => {
    expect(connectProblem(openLoss(), end('predictor', 'p'), end('projector', 'y'))).toMatch(/cycle/);
    expect(connectProblem(openLoss(), end('projector', 'z'), end('projector', 'y'))).toMatch(/cycle/);
  });

  it('refuses ports that do not exist', () => {
    expect(connectProblem(openLoss(), end('loss', 'p'), end('loss', 'z'))).toMatch(/from an output/);
    expect(connectProblem(openLoss(), end('projector', 'z', 2), end('loss', 'z'))).toMatch(/from an output/);
  });
});

describe('inputFor and outputFor', () => {
  it('prefer a free port of the same lane', () => {
    const document = openLoss();
    expect(inputFor(document, end('predictor', 'p', 1), 'loss')).toEqual(end('loss', 'p', 1));
    const wired = connectLanes(document, end('predictor', 'p'), end('loss', 'p'));
    expect(inputFor(wired, end('predictor', 'p', 1), 'loss')).toEqual(end('loss', 'z', 1));
    expect(outputFor(document, end('loss', 'z', 1), 'projector')).toEqual(end('projector', 'z', 1));
  });

  it('find nothing where nothing fits', () => {
    expect(inputFor(openLoss(), end('views', 'view'), 'loss')).toBeUndefined();
    expect(outputFor(openLoss(), end('loss', 'z'), 'dataset')).toBeUndefined();
  });
});

describe('connectLanes', () => {
  it('wires both views at once, straight from a to a and crossed from a to b', () => {
    expect(into(connectLanes(openLoss(), end('predictor', 'p'), end('loss', 'p')), 'loss')).toEqual([
      'predictor.p → loss.p',
      'predictor.p:1 → loss.p:1',
    ]);
    expect(into(connectLanes(openLoss(), end('predictor', 'p'), end('loss', 'p', 1)), 'loss')).toEqual([
      'predictor.p → loss.p:1',
      'predictor.p:1 → loss.p',
    ]);
  });

  it('wires the one wire when asked to, and where the input is wired already', () => {
    const single = connectLanes(openLoss(), end('predictor', 'p'), end('loss', 'p'), { single: true });
    expect(into(single, 'loss')).toEqual(['predictor.p → loss.p']);
    const again = connectLanes(single, end('predictor', 'p', 1), end('loss', 'p', 1));
    expect(into(again, 'loss')).toEqual(['predictor.p → loss.p', 'predictor.p:1 → loss.p:1']);
  });

  it('gives a node without wires the lanes of what it is wired to', () => {
    const document = addNode(openLoss(), 'scale', { x: 0, y: 0 });
    const wired = connectLanes(document, end('projector', 'z'), end('scale', 'x'));
    expect(endpointsOf(wired, 'scale', 'outputs')).toHaveLength(2);
    expect(into(wired, 'scale')).toEqual(['projector.z → scale.x', 'projector.z:1 → scale.x:1']);
  });

  it('replaces the wire of an input that takes one', () => {
    const document = connectLanes(openLoss(), end('predictor', 'p'), end('loss', 'p'));
    const changed = connectLanes(document, end('projector', 'z'), end('loss', 'p'));
    expect(into(changed, 'loss')).toEqual(['predictor.p:1 → loss.p:1', 'projector.z → loss.p']);
  });
});
