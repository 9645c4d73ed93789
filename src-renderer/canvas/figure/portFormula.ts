import { laneName } from '@shared/graph';

/** Letters and signs of the registry's port labels, as KaTeX source. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/𝓛/gu, '\\mathcal{L}'],
  [/ẑ/gu, '\\hat{z}'],
  [/(\p{L})\u0304/gu, '\\bar{$1}'],
  [/ᵢ/gu, '_i'],
  [/ₖ/gu, '_k'],
  [/ₙ/gu, '_n'],
  [/′/gu, "'"],
  [/−/gu, '-'],
  [/η/gu, '\\eta '],
  [/θ/gu, '\\theta '],
  [/ξ/gu, '\\xi '],
  [/\bsg\(/gu, '\\operatorname{sg}('],
  [/(?<![\\\p{L}])(\p{L}{3,})(?![\p{L}{(])/gu, '\\text{$1}'],
];

/** A port's label with its lane, as KaTeX source: `z` of lane 1 of 2 is `z_{b}`. */
export function portFormula(label: string, lane: number, lanes: number): string {
  const formula = signs.reduce((text, [sign, source]) => text.replace(sign, source), label.normalize('NFC'));
  if (/_[ik]$/.test(formula)) return formula.replace(/_[ik]$/, `_{${lane + 1}}`);
  const name = laneName(lane, lanes);
  const isSymbol = !/[\s_()+-]/.test(formula.replace(/\\[a-z]+ /g, ''));
  return name === '' || !isSymbol ? formula : `${formula.trim()}_{${name}}`;
}
