import { join } from 'node:path';
import { type GraphDocument, removeNodes } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../checkpoint';
import { loadBackend } from '../tensorflow';
import { temporaryFolder } from '../testing/temporaryFolder';
import { save } from '../trainer/snapshot';
import { tinyDocument } from '../trainer/testing/tinyDocument';
import { TinySessions } from '../trainer/testing/tinySession';
import { planFork } from '.';

const tiny = (preset: string) => tinyDocument(findPreset(preset).build('small'));

describe('a fork', () => {
  const folder = temporaryFolder();
  const parent = tiny('simsiam');
  const path = join(folder.path, 'step-00000003.safetensors');
  let sessions: TinySessions;
  beforeAll(async () => {
    sessions = await TinySessions.on(await loadBackend());
    const session = sessions.open(parent);
    for (let step = 0; step < 3; step += 1) session.step(step, session.compiled.losses);
    await save(path, session, { step: 3, seconds: 1, summary: { first: {}, window: [] } });
  });
  afterAll(() => {
    sessions.close();
    folder.remove();
  });

  async function fork(document: GraphDocument) {
    const { tensors } = await readCheckpoint(path);
    const stored = new Map([...tensors].map(([name, { shape }]) => [name, shape]));
    const data = { trainCount: sessions.dataset.train.count, classCount: 1, mean: [], std: [] };
    const plan = planFork({ before: parent, after: document, stored, data });
    const session = sessions.open(document, { fork: { tensors, nodes: plan.taken } });
    const values = session.executor.read();
    const fresh = sessions.open(document).executor.read();
    const nodeValues = (all: ReadonlyMap<string, Float32Array>, node: string) =>
      [...all].filter(([name]) => name.startsWith(`${node}/`) && !name.endsWith('/momentum'));
    const own = (node: string) => nodeValues(values, node);
    const ofParent = (node: string) =>
      nodeValues(new Map([...tensors].map(([name, one]) => [name, one.values])), node);
    return { plan, session, values, own, ofParent, anew: (node: string) => nodeValues(fresh, node) };
  }

  it('begins with exactly the weights of its parent where a module is still there, and trains on', async () => {
    const { plan, session, own, ofParent, anew, values } = await fork(removeNodes(parent, ['stop-gradient']));
    expect(plan).toEqual({
      taken: ['encoder', 'projector', 'predictor'].map((node) => ({ node, from: node })),
      anew: [],
      dropped: [],
    });
    for (const node of ['encoder', 'projector', 'predictor']) {
      expect(own(node)).toEqual(ofParent(node));
      expect(own(node)).not.toEqual(anew(node));
    }
    const slots = [...values].filter(([name]) => name.endsWith('/momentum'));
    expect(slots.every(([, slot]) => slot.every((value) => value === 0))).toBe(true);
    const [loss = ''] = session.compiled.losses;
    expect(session.step(0, session.compiled.losses)[loss]?.every(Number.isFinite)).toBe(true);
  });

  it('gives a target that its parent had not the weights that it follows', async () => {
    const { plan, own, ofParent } = await fork(tiny('byol'));
    const [target] = plan.anew;
    expect(target?.why).toBe('not in the parent');
    const following = own(target?.node ?? '').map(([, values]) => values);
    const followed = [...ofParent('encoder'), ...ofParent('projector')].map(([, values]) => values);
    expect(followed).toEqual(expect.arrayContaining(following));
    expect(following.length).toBeGreaterThan(0);
  });

  it('lets a module of another shape begin anew as a whole, and says why', async () => {
    const wider = {
      ...parent,
      nodes: parent.nodes.map((node) =>
        node.id === 'predictor' ? { ...node, params: { ...node.params, hidden: 5 } } : node,
      ),
    };
    const { plan, own, anew } = await fork(wider);
    expect(plan.anew).toEqual([
      { node: 'predictor', why: expect.stringMatching(/ is 8 × 5 here and 8 × 4 there$/) },
    ]);
    expect(plan.dropped).toEqual(['predictor']);
    expect(own('predictor')).toEqual(anew('predictor'));
  });
});
