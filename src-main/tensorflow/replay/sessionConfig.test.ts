import { describe, expect, it } from 'vitest';
import { keepOrderOfSums, sessionConfig } from './sessionConfig';

describe('the session of a recorded graph', () => {
  it("turns TensorFlow's arithmetic optimiser off, and nothing else", () => {
    // ConfigProto.graph_options (10) . rewrite_options (10) . arithmetic_optimization (7) = OFF (2).
    expect(Buffer.from(sessionConfig()).toString('hex')).toBe('520452023802');
  });

  it('is handed to the addon in hexadecimal digits', () => {
    const env: NodeJS.ProcessEnv = {};
    keepOrderOfSums(env);
    expect(env.COLLAPSE_LAB_SESSION).toBe('520452023802');
  });
});
