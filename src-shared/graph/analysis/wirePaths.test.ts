import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { formatEndpoint, type GraphDocument } from '../document/document';
import { addNode, connect } from '../editing/edit';
import { wirePaths } from './wirePaths';

/** `projector.z → loss.p` to its path. */
function pathsOf(document: GraphDocument): Record<string, string> {
  const { paths } = wirePaths(document);
  return Object.fromEntries(
    document.edges.map((wire) => [
      `${formatEndpoint(wire.from)} → ${formatEndpoint(wire.to)}`,
      paths.get(wire) ?? 'none',
    ]),
  );
}

function cutOf(document: GraphDocument): string[] {
  return [...wirePaths(document).cut].map(({ from, to }) => `${from.node} → ${to.node}`);
}

describe('wirePaths', () => {
  it('calls the wires between the loss and the modules the gradient path', () => {
    expect(pathsOf(findPreset('naive-siamese').build('small'))).toEqual({
      'dataset.images → views.images': 'data',
      'views.view → encoder.x': 'data',
      'views.view:1 → encoder.x:1': 'data',
      'encoder.y → projector.y': 'gradient',
      'encoder.y:1 → projector.y:1': 'gradient',
      'projector.z → loss.p': 'gradient',
      'projector.z:1 → loss.z': 'gradient',
    });
  });

  it('calls both sides of a stop-gradient the stop-gradient path, and cuts the wires into it', () => {
    const document = findPreset('simsiam').build('small');
    expect(pathsOf(document)).toMatchObject({
      'projector.z → predictor.z': 'gradient',
      'predictor.p → loss.p': 'gradient',
      'projector.z → stop-gradient.x': 'stopped',
      'stop-gradient.y → loss.z:1': 'stopped',
    });
    expect(cutOf(document)).toEqual(['projector → stop-gradient', 'projector → stop-gradient']);
  });

  it("keeps a module's input on the gradient path when another of its outputs is stopped", () => {
    expect(pathsOf(findPreset('mirror-simsiam').build('small'))).toMatchObject({
      'stop-gradient.y → predictor.z': 'stopped',
      'predictor.p → loss.p': 'gradient',
      'projector.z → loss.z:1': 'gradient',
      'encoder.y → projector.y': 'gradient',
    });
  });

  it('trains no module through weights that come in by a wire', () => {
    const paths = pathsOf(findPreset('byol').build('small'));
    expect(paths['target-encoder.y → target-projector.y']).toBe('stopped');
    expect(paths['encoder.y → projector.y']).toBe('gradient');
  });

  it('draws a wire to a probe as no gradient path and without a cut', () => {
    const grown = addNode(findPreset('naive-siamese').build('small'), 'metric-probe', { x: 0, y: 0 });
    const document = connect(
      grown,
      { node: 'encoder', port: 'y', lane: 0 },
      { node: 'metric-probe', port: 'x', lane: 0 },
    );
    expect(pathsOf(document)['encoder.y → metric-probe.x']).toBe('stopped');
    expect(cutOf(document)).toEqual([]);
  });

  it('ends on a cycle', () => {
    const document = connect(
      findPreset('naive-siamese').build('small'),
      { node: 'projector', port: 'z', lane: 0 },
      { node: 'projector', port: 'y', lane: 0 },
    );
    expect(wirePaths(document).paths.size).toBe(document.edges.length);
  });
});
