import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { laneName, portName } from './portName';

const simsiam = findPreset('simsiam').build('small');

describe('the name of a port', () => {
  it('is its letter with its view', () => {
    expect(portName(simsiam, { node: 'encoder', port: 'x', lane: 1 }, 'inputs')).toBe('x_b');
    expect(portName(simsiam, { node: 'projector', port: 'z', lane: 0 }, 'outputs')).toBe('z_a');
    expect(portName(simsiam, { node: 'dataset', port: 'images', lane: 0 }, 'outputs')).toBe('x');
  });

  it('is what the document says where there is no such port', () => {
    expect(portName(simsiam, { node: 'encoder', port: 'q', lane: 0 }, 'inputs')).toBe('q');
  });
});

describe('the name of a view', () => {
  it('is a letter of two, and a number of more', () => {
    expect([0, 1].map((lane) => laneName(lane, 2))).toEqual(['a', 'b']);
    expect(laneName(2, 4)).toBe('3');
    expect(laneName(0, 1)).toBe('');
  });
});
