import { resolve } from 'node:path';
import { embeddedSource } from '@shared/graph';
import { describe, expect, it } from 'vitest';
import { architectureOf } from './architecture';

function sourceOf(document: ReturnType<typeof architectureOf>) {
  return document.nodes.find(({ type }) => type === 'dataset')?.params.source;
}

describe('what the command line trains', () => {
  it('is the preset at its small size where nothing else is said', () => {
    const document = architectureOf({ from: 'simsiam' });
    expect(document.training).toMatchObject({ epochs: 8, maxSteps: 300 });
    expect(architectureOf({ from: 'simsiam', size: 'paper' }).training.epochs).toBe(200);
  });

  it('trains for the epochs or the steps that were asked for, whatever limit the preset has', () => {
    expect(architectureOf({ from: 'simsiam', epochs: 20 }).training).toMatchObject({
      epochs: 20,
      maxSteps: 0,
    });
    expect(architectureOf({ from: 'simsiam', steps: 5_000 }).training).toMatchObject({
      epochs: 10_000,
      maxSteps: 5_000,
    });
  });

  it('lets --set have the last word', () => {
    const { training } = architectureOf({ from: 'simsiam', batch: 64, set: ['training.batch=32'] });
    expect(training.batch).toBe(32);
  });

  it('makes data folders absolute, seen from where the command was given', () => {
    const document = architectureOf({ from: 'simsiam', data: 'cifar10:src-main' });
    expect(sourceOf(document)).toEqual({ kind: 'cifar10', directory: resolve('src-main') });
    expect(sourceOf(architectureOf({ from: 'simsiam', data: 'embedded' }))).toEqual(embeddedSource);
  });
});
