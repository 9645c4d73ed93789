import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { removeNodes, updateNode } from '..';
import type { GraphDocument } from './document';
import { packedHistorySchema, packHistory, sharingDraft, unpackHistory } from './history';

const first = findPreset('simsiam').build('small');
const second = updateNode(first, 'projector', { params: { hidden: 16, out: 16 } });
const third = removeNodes(second, ['stop-gradient']);
const fourth: GraphDocument = { ...third, name: 'Mine', training: { ...third.training, batch: 64 } };

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

describe('a history', () => {
  it('comes back as it was, and its documents share what they have in common', () => {
    const packed = packHistory({ past: [first, second], future: [fourth] });
    const kept = packedHistorySchema.parse(copyOf(packed));
    const { past, future, document } = unpackHistory(kept, copyOf(third));
    expect(past).toEqual([first, second]);
    expect(future).toEqual([fourth]);
    expect(document).toEqual(third);
    expect(past[1]?.nodes[0]).toBe(past[0]?.nodes[0]);
    expect(document.nodes[0]).toBe(past[0]?.nodes[0]);
  });

  it('takes a tenth of the room of its documents one by one', () => {
    const step = (x: number) => updateNode(first, 'loss', { position: { x, y: 0 } });
    const past = Array.from({ length: 200 }, (_, x) => step(x));
    const length = JSON.stringify(packHistory({ past, future: [] })).length;
    expect(length).toBeLessThan(JSON.stringify(past).length / 10);
  });

  it('keeps the nearest steps where all are too many', () => {
    const nodes = Array.from({ length: 2_000 }, (_, index) => ({ ...first.nodes[0]!, id: `n${index}` }));
    const past = Array.from({ length: 200 }, (_, step) => ({ ...first, name: `${step}`, nodes, edges: [] }));
    const packed = packHistory({ past, future: [] });
    expect(packed.past.length).toBeGreaterThan(20);
    expect(packed.past.length).toBeLessThan(200);
    expect(packed.past.at(-1)?.name).toBe('199');
    expect(JSON.stringify(packed).length).toBeLessThan(2_000_000);
  });

  it('leaves out steps that a broken one points nowhere', () => {
    const packed = packHistory({ past: [first], future: [] });
    expect(unpackHistory({ ...packed, trainings: [] }, first).past).toEqual([]);
  });
});

describe('sharingDraft', () => {
  it('gives back the objects that are known, in every document, and the others as they are', () => {
    const draft = copyOf({ past: [first], document: second, future: [third] });
    const shared = sharingDraft(draft, first);
    expect(shared).toEqual(draft);
    const { nodes, edges } = shared.document;
    expect(nodes.filter((node) => first.nodes.includes(node))).toHaveLength(first.nodes.length - 1);
    expect(edges.every((edge) => first.edges.includes(edge))).toBe(true);
    expect(shared.past[0]?.nodes).toEqual(first.nodes);
    expect(shared.past[0]?.nodes.every((node) => first.nodes.includes(node))).toBe(true);
  });
});
