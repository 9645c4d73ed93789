import { LabError } from '@shared/errors';
import { findParameter } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { describe, expect, it } from 'vitest';
import { valuesOf, valuesOption } from './sweepValues';

const document = findPreset('simsiam').build('small');
const read = (address: string, text: string) =>
  valuesOf(findParameter(document, address), valuesOption(text));

describe('the values of a sweep', () => {
  it('are numbers, words or lists, as their parameter has them', () => {
    expect(read('training.baseRate', '0.05,0.1, 0.2')).toEqual([0.05, 0.1, 0.2]);
    expect(read('training.baseRate', '0,05; 0,1')).toEqual([0.05, 0.1]);
    expect(read('training.batch', '64,128,256')).toEqual([64, 128, 256]);
    expect(read('predictor.kind', 'bias, linear')).toEqual(['bias', 'linear']);
    expect(read('predictor.kind', '"bias"')).toEqual(['bias']);
    expect(read('training.excludeBiasAndNorm', 'true,false')).toEqual([true, false]);
    expect(read('encoder.widths', '[16,32],[32,64]')).toEqual([
      [16, 32],
      [32, 64],
    ]);
    expect(read('encoder.widths', '16,32;32,64')).toEqual([
      [16, 32],
      [32, 64],
    ]);
  });

  it('are a range whose ends are numbers as people type them', () => {
    const range = { scale: 'log', from: 0.01, to: 1000, count: 5 };
    expect(read('training.baseRate', 'log:1e-2:1 000:5')).toEqual(range);
    expect(() => read('training.baseRate', 'log:0:1:5')).toThrow(/a logarithmic one lies above 0/);
    expect(() => read('training.baseRate', 'linear:0:1,000:5')).toThrow(/may be 1000 or 1:/);
    expect(() => read('training.baseRate', 'linear:0:x:5')).toThrow(/--values: x: Type a number/);
  });

  it('are refused where they can be read in two ways', () => {
    for (const [address, text, sentence] of [
      ['training.maxSteps', '10,000', /one number \(10,000\) or 2 \(10; 000\)/],
      ['training.maxSteps', '10.000;20.000', /"10\.000" may be 10000 or 10:/],
      ['training.baseRate', '0,05', /0; 05/],
      ['training.baseRate', '0.1,x', /"x" is not a number/],
      ['training.baseRate', '', /at least one/],
    ] as const) {
      expect(() => read(address, text)).toThrow(LabError);
      expect(() => read(address, text)).toThrow(sentence);
    }
  });
});
