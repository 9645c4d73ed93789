const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in powers of 1,000, with two or three digits: `0 B`, `4.2 kB`, `312 MB`, `1.5 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let index = 0;
  // What rounds to a thousand is one of the next unit.
  while (index < units.length - 1 && Math.round(value) >= 1000) {
    value /= 1000;
    index += 1;
  }
  const digits = index > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[index]}`;
}
