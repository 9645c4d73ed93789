import { LabError } from '@shared/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissToast, showFailure, toast, toastStore } from './toastStore';

const texts = () => toastStore.getState().toasts.map(({ title, message }) => [title, message]);

beforeEach(() => toastStore.setState({ toasts: [] }));

describe('toasts', () => {
  it('say what did not work, why, and where', () => {
    showFailure('The file was not opened', new LabError('document-invalid', 'It is broken', { line: 3 }));
    expect(texts()).toEqual([['The file was not opened', 'It is broken (line 3)']]);
  });

  it('do not repeat a place that the sentence names', () => {
    const error = new LabError('data-invalid', 'a.bin ends at byte 7', { file: 'a.bin', byte: 7 });
    showFailure('The data was not read', error);
    expect(texts()).toEqual([['The data was not read', 'a.bin ends at byte 7']]);
  });

  it('show the same message once, and the newest four', () => {
    for (const title of ['a', 'a', 'b', 'c', 'd', 'e']) toast({ tone: 'info', title });
    expect(texts().map(([title]) => title)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('show one failure for one cause, whatever it kept from working', () => {
    const cause = new LabError('internal', 'The lab does not answer');
    showFailure('The runs were not read', cause);
    showFailure('The draft was not saved', cause);
    toast({ tone: 'info', title: 'a' });
    expect(texts()).toEqual([
      ['The draft was not saved', 'The lab does not answer'],
      ['a', undefined],
    ]);
  });

  it('go when they are dismissed', () => {
    toast({ tone: 'info', title: 'a' });
    const [shown] = toastStore.getState().toasts;
    dismissToast(shown?.id ?? 0);
    expect(texts()).toEqual([]);
  });
});
