import { addNode, type GraphDocument, mostNodes, setLanes, updateNode } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { analysis, createDocumentStore, shownDocument } from './documentStore';
import { emptyDocument } from './emptyDocument';

const simsiam = () => findPreset('simsiam').build('small');
const run = { id: 'r', number: 12, name: 'SimSiam' };

function open() {
  let now = 0;
  const store = createDocumentStore(simsiam(), () => now);
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { wait, get: store.getState, ...store.getState().actions };
}

const rename = (name: string) => (document: GraphDocument) => ({ ...document, name });

describe('editing the draft', () => {
  it('goes back and forth through the edits', () => {
    const { get, edit, undo, redo } = open();
    edit(rename('one'));
    edit(rename('two'));
    undo();
    expect(get().document.name).toBe('one');
    undo();
    expect(get().document.name).toBe('SimSiam');
    redo();
    redo();
    expect(get().document.name).toBe('two');
  });

  it('forgets what was undone once something else is done', () => {
    const { get, edit, undo, redo } = open();
    edit(rename('one'));
    undo();
    edit(rename('other'));
    redo();
    expect(get().document.name).toBe('other');
  });

  it('takes typing into one field as one step', () => {
    const { get, edit, undo } = open();
    edit(rename('S'), 'name');
    edit(rename('Si'), 'name');
    edit(rename('Sim'), 'name');
    edit((document) => setLanes(document, 'loss', 1), 'lanes loss');
    undo();
    expect(get().document.name).toBe('Sim');
    undo();
    expect(get().document.name).toBe('SimSiam');
  });

  it('begins a new step after an undo, even in the same field', () => {
    const { get, edit, undo } = open();
    edit(rename('one'), 'name');
    undo();
    edit(rename('two'), 'name');
    undo();
    expect(get().document.name).toBe('SimSiam');
  });

  it('begins a new step when a field was left alone for a while', () => {
    const { get, edit, undo, wait } = open();
    edit(rename('one'), 'name');
    wait(5_000);
    edit(rename('two'), 'name');
    undo();
    expect(get().document.name).toBe('one');
  });

  it('makes no step of an edit that changes nothing', () => {
    const { get, edit } = open();
    edit((document) => document);
    expect(get().past).toHaveLength(0);
  });

  it('keeps selected only what is still there', () => {
    const { get, edit, undo, select } = open();
    edit((document) => addNode(document, 'scale', { x: 0, y: 0 }));
    select({ nodes: ['scale', 'loss'] });
    undo();
    expect(get().selection.nodes).toEqual(['loss']);
  });

  it('opens a preset as an undoable step and asks for it to be fitted into view', () => {
    const { get, openDocument, undo } = open();
    const { arrival } = get();
    openDocument(findPreset('naive-siamese').build('small'));
    expect(get().document.preset).toBe('naive-siamese');
    expect(get().arrival).toBe(arrival + 1);
    undo();
    expect(get().document.preset).toBe('simsiam');
    expect(get().arrival).toBe(arrival + 2);
  });

  it('takes a saved draft as the beginning', () => {
    const { get, edit, undo, restore } = open();
    edit(rename('one'));
    restore(findPreset('byol').build('small'));
    undo();
    expect(get().document.preset).toBe('byol');
  });

  it('takes a saved draft with its steps', () => {
    const { get, undo, redo, restore } = open();
    const named = (name: string) => ({ ...findPreset('byol').build('small'), name });
    restore(named('two'), { past: [named('one')], future: [named('three')] });
    redo();
    expect(get().document.name).toBe('three');
    undo();
    undo();
    expect(get().document.name).toBe('one');
  });

  it('is not another one when its first node comes or its last goes', () => {
    const { get, openDocument, edit, undo, redo } = open();
    openDocument(emptyDocument());
    const { arrival } = get();
    edit((document) => addNode(document, 'dataset', { x: 0, y: 0 }));
    undo();
    redo();
    expect(get().arrival).toBe(arrival);
    undo();
    undo();
    expect(get().document.name).toBe('SimSiam');
    expect(get().arrival).toBe(arrival + 1);
  });
});

describe('a draft that is as large as it may be', () => {
  it('takes no more nodes and says so, and may still become smaller', () => {
    const [node] = simsiam().nodes;
    const nodes = Array.from({ length: mostNodes }, (_, index) => ({ ...node!, id: `n${index}` }));
    const refusals: string[] = [];
    const store = createDocumentStore(
      { ...simsiam(), nodes, edges: [] },
      () => 0,
      (why) => refusals.push(why),
    );
    const { select, duplicate, removeSelected } = store.getState().actions;
    select({ nodes: ['n1', 'n2'] });
    duplicate();
    expect(store.getState().document.nodes).toHaveLength(mostNodes);
    expect(store.getState().selection.nodes).toEqual(['n1', 'n2']);
    expect(refusals).toEqual([`An architecture has at most ${mostNodes} nodes`]);
    removeSelected();
    duplicate();
    expect(store.getState().document.nodes).toHaveLength(mostNodes - 2);
  });
});

describe('a draft that another window has changed', () => {
  const copyOf = (document: GraphDocument): GraphDocument => JSON.parse(JSON.stringify(document));

  it('is followed, with its steps, and what is selected stays selected', () => {
    const { get, select, follow, undo } = open();
    const before = get();
    select({ nodes: ['loss'], edges: [before.document.edges[0]!] });
    const moved = updateNode(before.document, 'projector', { position: { x: 1, y: 2 } });
    follow({ past: [copyOf(before.document)], document: copyOf(moved), future: [] });
    expect(get().document).toEqual(moved);
    expect(get().selection).toEqual({ nodes: ['loss'], edges: [before.document.edges[0]] });
    expect(get().arrival).toBe(before.arrival);
    undo();
    expect(get().document).toEqual(before.document);
    expect(get().arrival).toBe(before.arrival);
  });

  it('lies under the steps of this window where both have changed it', () => {
    const { get, edit, keepBoth, undo } = open();
    edit(rename('saved'));
    const saved = get().document;
    edit(rename('mine'));
    edit(rename('mine too'));
    keepBoth({ past: [copyOf(saved)], document: { ...copyOf(saved), name: 'theirs' }, future: [] }, saved);
    const names = [get().document.name];
    for (let step = 0; step < 3; step += 1) {
      undo();
      names.push(get().document.name);
    }
    expect(names).toEqual(['mine too', 'mine', 'theirs', 'saved']);
  });
});

describe('nodes and wires', () => {
  it('removes a stop-gradient and leaves the wires that it sat in', () => {
    const { get, select, removeSelected } = open();
    select({ nodes: ['stop-gradient'] });
    removeSelected();
    expect(get().document.preset).toBe('simsiam');
    expect(get().document.edges).toHaveLength(11);
    expect(analysis(get()).problems).toEqual([]);
    expect(get().selection.nodes).toEqual([]);
  });

  it('removes a selected wire alone', () => {
    const { get, select, removeSelected } = open();
    select({ edges: get().document.edges.slice(0, 1) });
    removeSelected();
    expect(get().document.edges).toHaveLength(12);
    expect(get().document.nodes).toHaveLength(7);
  });

  it('pastes what was copied, each time further along, and selects it', () => {
    const { get, select, copy, paste } = open();
    select({ nodes: ['predictor'] });
    copy();
    paste();
    paste();
    expect(get().selection.nodes).toEqual(['predictor-3']);
    const [second, third] = get().document.nodes.slice(-2);
    expect(third?.position.x).toBe((second?.position.x ?? 0) + 24);
  });

  it('duplicates without touching what was copied', () => {
    const { get, select, copy, duplicate } = open();
    select({ nodes: ['loss'] });
    copy();
    select({ nodes: ['predictor'] });
    duplicate();
    expect(get().selection.nodes).toEqual(['predictor-2']);
    expect(get().copied?.nodes[0]?.id).toBe('loss');
  });
});

describe('showing a run', () => {
  it('shows its architecture, lets nothing be changed, and goes back to the draft', () => {
    const { get, viewRun, leaveRun, edit, removeSelected, select, undo } = open();
    edit(rename('mine'));
    viewRun(run, findPreset('byol').build('small'));
    expect(shownDocument(get()).preset).toBe('byol');
    select({ nodes: ['loss'] });
    removeSelected();
    edit(rename('changed'));
    undo();
    expect(get().document.name).toBe('mine');
    leaveRun();
    expect(shownDocument(get()).name).toBe('mine');
  });

  it("copies nodes out of a run's architecture into the draft", () => {
    const { get, viewRun, leaveRun, select, copy, paste } = open();
    viewRun(run, findPreset('byol').build('small'));
    select({ nodes: ['average-encoder'] });
    copy();
    leaveRun();
    paste();
    expect(get().document.nodes.at(-1)?.type).toBe('moving-average-weights');
  });

  it('goes when its architecture becomes the draft, undoably', () => {
    const { get, viewRun, openDocument, undo } = open();
    const byol = findPreset('byol').build('small');
    viewRun(run, byol);
    openDocument(byol);
    expect(get().viewed).toBeNull();
    expect(get().document.preset).toBe('byol');
    undo();
    expect(get().document.preset).toBe('simsiam');
  });
});
