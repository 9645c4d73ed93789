/**
 * exp of the entropy of the normalised eigenvalues (Roy & Vetterli 2007): 1 when one direction holds all the
 * variance, d when all hold the same. Negative eigenvalues (rounding) count as 0; no variance at all gives 1.
 */
export function effectiveRank(eigenvalues: ArrayLike<number>): number {
  const positive = Array.from(eigenvalues, (value) => Math.max(0, value));
  const total = positive.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return 1;
  let entropy = 0;
  for (const value of positive) {
    const share = value / total;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return Math.exp(entropy);
}
