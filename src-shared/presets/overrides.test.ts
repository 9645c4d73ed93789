import { describe, expect, it } from 'vitest';
import { LabError } from '../errors';
import { analyse, parseDataSource } from '../graph';
import { findPreset } from '.';
import { withOverrides } from './overrides';

const simsiam = () => findPreset('simsiam').build('small');

describe('what is overridden in a document', () => {
  it('is its data, its training and any parameter, by name', () => {
    const source = parseDataSource('cifar10:/data');
    const document = withOverrides(simsiam(), {
      source,
      training: { seed: 3 },
      set: ['predictor.hidden=16', 'predictor.kind=linear', 'training.baseRate=.2', 'views.flip=0'],
    });
    const params = (id: string) => document.nodes.find((node) => node.id === id)?.params;
    expect(params('dataset')).toEqual({ source });
    expect(params('predictor')).toEqual({ hidden: 16, kind: 'linear' });
    expect(params('views')).toEqual({ flip: 0 });
    expect(document.training).toMatchObject({ seed: 3, baseRate: 0.2, batch: 256 });
    expect(analyse(document).problems).toEqual([]);
    expect(withOverrides(simsiam(), {})).toEqual(simsiam());
  });

  it('takes numbers as people type them', () => {
    const set = [
      'training.baseRate=0,05',
      'training.maxSteps=10 000',
      'views.flip=.5',
      'encoder.widths=16, 32',
    ];
    const document = withOverrides(simsiam(), { set: [...set, 'encoder.strides=[2,4]'] });
    expect(document.training).toMatchObject({ baseRate: 0.05, maxSteps: 10_000 });
    expect(document.nodes.find(({ id }) => id === 'views')?.params).toMatchObject({ flip: 0.5 });
    const { params } = document.nodes.find(({ id }) => id === 'encoder') ?? {};
    expect(params).toMatchObject({ widths: [16, 32], strides: [2, 4] });
  });

  it('is refused with the assignment and what there is instead', () => {
    for (const [assignment, sentence] of [
      ['predictor', /"predictor" is not node\.param=value/],
      ['=3', /"=3" is not node\.param=value/],
      ['head.hidden=3', /there is no node "head"\. There are: dataset, /],
      ['predictor.depth=3', /no parameter "depth"\. It has: kind, hidden/],
      ['predictor.hidden=many', /predictor\.hidden=many: /],
      ['training.batch=1', /training\.batch=1: /],
      ['training.maxSteps=10,000', /training\.maxSteps=10,000: .* may be 10000 or 10:/],
      ['training.epochs=1.000', /may be 1000 or 1:/],
      ['training.baseRate=1,500', /may be 1500 or 1\.5:/],
      ['encoder.widths=16,064', /2 \(16; 064\)/],
      ['training.speed=1', /no parameter "speed"/],
    ] as const) {
      const set = () => withOverrides(simsiam(), { set: [assignment] });
      expect(set).toThrow(LabError);
      expect(set).toThrow(sentence);
    }
  });
});
