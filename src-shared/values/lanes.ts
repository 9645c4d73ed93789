/** Branches that a node has at most: the paper's mean over 25 augmentations needs as many (arXiv 2203.16262, table 1). */
export const mostLanes = 32;
