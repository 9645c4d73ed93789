import type { GraphDocument } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { autosave } from './autosave';
import { createDocumentStore } from './documentStore';

/** A draft with a saver whose timer and whose engine are turned by hand. */
function draft() {
  const documents = createDocumentStore(findPreset('simsiam').build('small'), () => 0);
  const saved: string[] = [];
  const answers: { resolve: (at: number) => void; reject: (error: Error) => void }[] = [];
  let due: (() => void) | undefined;
  const saver = autosave(documents, {
    save: (document: GraphDocument) => {
      saved.push(document.name);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    after: (_milliseconds, work) => {
      due = work;
      return () => {
        due = undefined;
      };
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    saver,
    saved,
    restore: documents.getState().actions.restore,
    undo: documents.getState().actions.undo,
    state: () => saver.store.getState(),
    name: (name: string) => documents.getState().actions.edit((document) => ({ ...document, name })),
    async time() {
      due?.();
      await settle();
    },
    async answer(outcome: number | Error) {
      const next = answers.shift();
      if (typeof outcome === 'number') next?.resolve(outcome);
      else next?.reject(outcome);
      await settle();
    },
  };
}

describe('autosave', () => {
  it('saves some time after the last edit, and tells when', async () => {
    const { name, time, answer, saved, state } = draft();
    name('one');
    name('two');
    expect(state().pending).toBe(true);
    await time();
    await answer(42);
    expect(saved).toEqual(['two']);
    expect(state()).toEqual({ savedAt: 42, pending: false, failure: null });
  });

  it('saves once more what was edited while it saved', async () => {
    const { name, time, answer, saved, state } = draft();
    name('one');
    await time();
    name('two');
    await time();
    expect(saved).toEqual(['one']);
    await answer(1);
    expect(saved).toEqual(['one', 'two']);
    await answer(2);
    expect(state()).toEqual({ savedAt: 2, pending: false, failure: null });
  });

  it('says that it failed, and saves when it is asked again', async () => {
    const { name, time, answer, saver, saved, state } = draft();
    name('one');
    await time();
    await answer(new Error('no answer'));
    expect(state().failure?.message).toBe('no answer');
    void saver.flush();
    await answer(7);
    expect(saved).toEqual(['one', 'one']);
    expect(state()).toEqual({ savedAt: 7, pending: false, failure: null });
  });

  it('saves the step of redo when undo brings back what is saved', async () => {
    const { name, undo, time, answer, saved, state } = draft();
    name('one');
    undo();
    expect(state().pending).toBe(true);
    await time();
    await answer(1);
    expect(saved).toEqual(['SimSiam']);
    expect(state().pending).toBe(false);
  });

  it('saves what undo brings back while a newer draft is being saved', async () => {
    const { name, undo, time, answer, saved, state } = draft();
    name('one');
    await time();
    undo();
    await answer(1);
    expect(saved).toEqual(['one', 'SimSiam']);
    await answer(2);
    expect(state()).toEqual({ savedAt: 2, pending: false, failure: null });
  });

  it('saves what undo brings back after a failure, when nobody knows what the engine has', async () => {
    const { name, undo, time, answer, saved, state } = draft();
    name('one');
    await time();
    await answer(new Error('no answer'));
    undo();
    await time();
    await answer(3);
    expect(saved).toEqual(['one', 'SimSiam']);
    expect(state()).toEqual({ savedAt: 3, pending: false, failure: null });
  });

  it('does not save what was just loaded', async () => {
    const { saver, saved, state, restore, time } = draft();
    const loaded = findPreset('byol').build('small');
    restore(loaded);
    saver.loaded(5);
    await time();
    expect(saved).toEqual([]);
    expect(state()).toEqual({ savedAt: 5, pending: false, failure: null });
  });
});
