import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { embeddedSource } from '@shared/graph';
import { findPreset, withOverrides } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { absoluteSource, resolveDataSources } from './dataSources';

const directoryOf = (directory: string) => absoluteSource({ kind: 'idx', directory }, resolve('/base'));

describe('the directory of a data source', () => {
  it('is seen from where the command was given, or from home', () => {
    expect(directoryOf('mnist')).toEqual({ kind: 'idx', directory: resolve('/base/mnist') });
    expect(directoryOf('~/mnist')).toEqual({ kind: 'idx', directory: join(homedir(), 'mnist') });
    expect(directoryOf('~')).toEqual({ kind: 'idx', directory: homedir() });
    expect(directoryOf('~mnist')).toEqual({ kind: 'idx', directory: resolve('/base/~mnist') });
    expect(directoryOf(resolve('/data'))).toEqual({ kind: 'idx', directory: resolve('/data') });
    expect(directoryOf('')).toEqual({ kind: 'idx', directory: '' });
    expect(absoluteSource(embeddedSource, '/base')).toBe(embeddedSource);
  });

  it('is made absolute in a document, which otherwise stays as it is', () => {
    const simsiam = findPreset('simsiam').build('small');
    expect(resolveDataSources(simsiam, '/base')).toEqual(simsiam);
    const source = { kind: 'cifar10' as const, directory: 'cifar' };
    const absolute = { ...source, directory: resolve('/base/cifar') };
    expect(resolveDataSources(withOverrides(simsiam, { source }), '/base')).toEqual(
      withOverrides(simsiam, { source: absolute }),
    );
  });
});
