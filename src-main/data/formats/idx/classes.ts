/** EMNIST's classes by split, in the order of their labels (arXiv 1702.05373, with the mapping files). */
const digits = [...'0123456789'];
const upper = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const lower = [...'abcdefghijklmnopqrstuvwxyz'];
/** Lower-case letters that look unlike their upper-case ones. */
const unlike = [...'abdefghnqrt'];

const emnist: Readonly<Record<string, readonly string[]>> = {
  balanced: [...digits, ...upper, ...unlike],
  bymerge: [...digits, ...upper, ...unlike],
  byclass: [...digits, ...upper, ...lower],
  letters: upper,
  digits,
  mnist: digits,
};

/** The split that a file of EMNIST belongs to, by its name; undefined for the rest of the family. */
export function emnistSplit(file: string): string | undefined {
  return /emnist-(balanced|bymerge|byclass|letters|digits|mnist)(?=-)/i.exec(file)?.[1]?.toLowerCase();
}

/** Names of the classes from label `first` on; EMNIST's own where there are as many as the split has. */
export function familyClasses(split: string | undefined, first: number, count: number): string[] {
  const named = split === undefined ? undefined : emnist[split];
  if (named !== undefined && count <= named.length) return [...named];
  return Array.from({ length: count }, (_, index) => String(first + index));
}
