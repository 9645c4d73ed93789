import type { GraphDocument, GraphNode } from '@shared/graph';
import { analyse } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadBackend } from '../../tensorflow';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporaryFolder';
import { trainQuietly } from '../testing/quietLoop';
import { tinyDocument } from '../testing/tinyDocument';
import { TinySessions } from '../testing/tinySession';

/** SimSiam with two local views of half the size, each against the other's global view: SwAV's multi-crop (arXiv 2006.09882). */
function multiCrop(): GraphDocument {
  const simsiam = findPreset('simsiam').build('small');
  const place = { x: 0, y: 0 };
  const added: GraphNode[] = [
    {
      id: 'local',
      type: 'views',
      params: { size: 16, cropMin: 0.05, cropMax: 0.2 },
      lanes: 2,
      position: place,
    },
    {
      id: 'local-encoder',
      type: 'encoder-conv',
      params: {},
      lanes: 2,
      weightsOf: 'encoder',
      position: place,
    },
  ];
  const wire = (from: string, fromLane: number, to: string, toLane: number) => {
    const end = (text: string, lane: number) => {
      const [node = '', port = ''] = text.split('.');
      return { node, port, lane };
    };
    return { from: end(from, fromLane), to: end(to, toLane) };
  };
  const target = simsiam.edges.find(({ to }) => to.node === 'loss' && to.port === 'z')!.from;
  return {
    ...simsiam,
    nodes: [
      ...simsiam.nodes.map((node) =>
        ['projector', 'predictor', 'loss'].includes(node.id) ? { ...node, lanes: 4 } : node,
      ),
      ...added,
    ],
    edges: [
      ...simsiam.edges,
      wire('dataset.images', 0, 'local.images', 0),
      ...[0, 1].flatMap((lane) => [
        wire('local.view', lane, 'local-encoder.x', lane),
        wire('local-encoder.y', lane, 'projector.y', lane + 2),
        wire('projector.z', lane + 2, 'predictor.z', lane + 2),
        wire('predictor.p', lane + 2, 'loss.p', lane + 2),
        wire(`${target.node}.${target.port}`, lane, 'loss.z', lane + 2),
      ]),
    ],
  };
}

describe('views in two ways', () => {
  let sessions: TinySessions;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
  });
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    sessions.close();
    folder.remove();
  });

  it.each([
    ['local crops of half the size beside the global ones', multiCrop()],
    ["BYOL's two views", findPreset('byol').build('paper')],
  ])('train: %s', async (_, document) => {
    expect(analyse(document).problems).toEqual([]);
    const small = tinyDocument(document, {
      maxSteps: 4,
      evaluateEvery: 0,
      checkpointEvery: 0,
      probeEvery: 1,
    });
    const { end, reports } = await trainQuietly({ session: sessions.open(small), folder: folder.path });
    expect(end).toEqual({ how: 'finished', step: 4 });
    const values = reports.flatMap((report) => (report.kind === 'metrics' ? report.points : []));
    expect(values.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(
      values.filter(({ name }) => name === 'train/objective' || name === 'train/loss').length,
    ).toBeGreaterThan(0);
  });
});
