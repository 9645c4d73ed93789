import { nodeTypes } from '@shared/nodes/registry';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { portFormula } from './portFormula';

describe('portFormula', () => {
  it('writes letters with their lane, and leaves whole expressions as they are', () => {
    expect(portFormula('z', 1, 2)).toBe('z_{b}');
    expect(portFormula('z', 0, 1)).toBe('z');
    expect(portFormula('view', 0, 2)).toBe('\\text{view}_{a}');
    expect(portFormula('ẑ', 0, 2)).toBe('\\hat{z}_{a}');
    expect(portFormula('sg(x)', 0, 2)).toBe('\\operatorname{sg}(x)');
    expect(portFormula('a − b', 0, 2)).toBe('a - b');
  });

  it('counts where the label has an index of its own', () => {
    expect(portFormula('𝓛ᵢ', 1, 2)).toBe('\\mathcal{L}_{2}');
    expect(portFormula('Zₖ', 4, 8)).toBe('Z_{5}');
  });

  it('is something that KaTeX can set for every port of the registry', () => {
    for (const { inputs, outputs } of nodeTypes)
      for (const { label } of [...Object.values(inputs), ...Object.values(outputs)])
        for (const lanes of [1, 2, 8])
          expect(() =>
            katex.renderToString(portFormula(label, lanes - 1, lanes), {
              throwOnError: true,
              strict: 'error',
            }),
          ).not.toThrow();
  });
});
