import { describe, expect, it } from 'vitest';
import { keepAsRecorded, sessionConfig } from './sessionConfig';

/** ConfigProto.graph_options (10), its rewrite_options (10), and there field and value, one byte each. */
const [graphOptions, rewriteOptions] = ['520c', '520a'];
const [layoutOff, noMemory, arithmeticOff, loopOff, once] = ['0802', '2001', '3802', '4802', '6001'];
const expected = [graphOptions, rewriteOptions, layoutOff, noMemory, arithmeticOff, loopOff, once].join('');

describe('the session of a recorded graph', () => {
  it("turns TensorFlow's arithmetic optimiser off, and what changes nothing", () => {
    expect(Buffer.from(sessionConfig()).toString('hex')).toBe(expected);
  });

  it('is handed to the addon in hexadecimal digits', () => {
    const env: NodeJS.ProcessEnv = {};
    keepAsRecorded(env);
    expect(env.COLLAPSE_LAB_SESSION).toBe(expected);
  });
});
