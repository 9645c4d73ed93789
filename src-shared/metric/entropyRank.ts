/**
 * exp of the entropy of the shares of values that are not negative (Roy and Vetterli 2007): 1 when one value is all,
 * their number when all are the same, and 1 where they add up to nothing.
 * @param floor added to each share, as in RankMe (arXiv 2210.02885, equation 1)
 */
export function entropyRank(values: readonly number[], floor = 0): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return 1;
  const entropy = values.reduce((sum, value) => {
    const share = value / total + floor;
    return share > 0 ? sum - share * Math.log(share) : sum;
  }, 0);
  return Math.exp(entropy);
}
