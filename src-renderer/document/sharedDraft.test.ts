import type { CallInput, LabEvent } from '@shared/api';
import { LabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { fakeLab } from '../runs/testing/fakeLab';
import { createDocumentStore } from './documentStore';
import { sharedDraft } from './sharedDraft';

/** The draft of an engine, with windows that hear of its saves when the test lets them. */
function draftOfEngine() {
  let kept: CallInput<'draft.save'> | undefined;
  let revision = 0;
  let unheard: LabEvent[] = [];
  const labs: ReturnType<typeof fakeLab>[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  };
  const answers = {
    'draft.load': () => ({
      draft:
        kept === undefined
          ? null
          : {
              document: kept.document,
              history: kept.history,
              savedAt: 1,
              revision,
              window: kept.window ?? null,
            },
    }),
    'draft.save': (input: CallInput<'draft.save'>) => {
      if (input.base !== revision) throw new LabError('conflict', 'It was changed.');
      kept = JSON.parse(JSON.stringify(input));
      revision += 1;
      unheard.push({ kind: 'draft', revision, window: input.window ?? null });
      return { savedAt: revision, revision };
    },
  };
  return {
    open(window: string) {
      const lab = fakeLab(answers as Parameters<typeof fakeLab>[0]);
      labs.push(lab);
      const documents = createDocumentStore(findPreset('simsiam').build('small'), () => 0);
      let both = 0;
      const onBoth = () => {
        both += 1;
      };
      const draft = sharedDraft({ lab, documents, window, after: () => () => undefined, onBoth });
      const { edit, undo, redo } = documents.getState().actions;
      return {
        draft,
        undo,
        redo,
        both: () => both,
        name: () => documents.getState().document.name,
        rename: (name: string) => edit((document: GraphDocument) => ({ ...document, name })),
        async save() {
          await draft.flush();
          await settle();
        },
      };
    },
    /** Every window hears of what was saved. */
    async tell() {
      const events = unheard;
      unheard = [];
      for (const event of events) for (const lab of labs) lab.emit(event);
      await settle();
    },
  };
}

describe('a draft that windows share', () => {
  it('is followed by the windows that have nothing of their own to save', async () => {
    const engine = draftOfEngine();
    const [a, b] = [engine.open('a'), engine.open('b')];
    a.rename('one');
    await a.save();
    await engine.tell();
    expect(b.name()).toBe('one');
    b.rename('two');
    await b.save();
    await engine.tell();
    expect(a.name()).toBe('two');
    expect(a.both() + b.both()).toBe(0);
    a.undo();
    expect(a.name()).toBe('one');
  });

  it('keeps both where two windows have changed it at once', async () => {
    const engine = draftOfEngine();
    const [a, b] = [engine.open('a'), engine.open('b')];
    b.rename('mine');
    a.rename('theirs');
    await a.save();
    await engine.tell();
    expect(b.name()).toBe('mine');
    await b.save();
    expect(b.both()).toBe(1);
    expect(b.name()).toBe('mine');
    expect(b.draft.store.getState().failure).toBeNull();
    await engine.tell();
    expect(a.name()).toBe('mine');
    for (const { undo, name } of [a, b]) {
      undo();
      expect(name()).toBe('theirs');
    }
  });

  it('comes back with undo and redo when a window is loaded anew', async () => {
    const engine = draftOfEngine();
    const first = engine.open('a');
    first.rename('one');
    first.rename('two');
    first.undo();
    await first.save();
    const again = engine.open('c');
    await again.draft.load();
    expect(again.name()).toBe('one');
    again.redo();
    expect(again.name()).toBe('two');
    again.undo();
    again.undo();
    expect(again.name()).toBe('SimSiam');
  });

  it('is not written over by a window that never got it', async () => {
    const engine = draftOfEngine();
    const first = engine.open('a');
    first.rename('kept');
    await first.save();
    const late = engine.open('b');
    late.rename('late');
    await late.save();
    late.undo();
    expect(late.name()).toBe('kept');
  });
});
